import './messages.js';

export * from './sellers.facade.js';
export type * from './seller.js';
export { sellersMigrations } from './storage/migrations/index.js';
