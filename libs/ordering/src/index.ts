import './messages.js';

export { OrderingFacade } from './ordering.facade.js';
export type { Happening, Order, OrderLine, Purchase, StatusReason } from './domain/purchase.js';
export type { OrderGroupStatus } from './domain/order-group-status.js';
export type { OrderStatus } from './domain/order-status.js';
export { orderingMigrations } from './storage/migrations/index.js';
