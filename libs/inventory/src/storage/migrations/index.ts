import { Inventory1770500000000 } from './1770500000000-inventory.js';

export const inventoryMigrations = [Inventory1770500000000];
