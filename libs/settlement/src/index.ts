import './messages.js';

export { settlementMigrations } from './storage/migrations/index.js';
