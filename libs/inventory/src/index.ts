import './messages.js';

export { InventoryFacade } from './inventory.facade.js';
export type { StockLine } from './domain/wanted-lines.js';
export type { NewStock } from './storage/stock.repository.js';
export { inventoryMigrations } from './storage/migrations/index.js';
