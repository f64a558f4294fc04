export { searchMigrations } from './storage/migrations/index.js';
