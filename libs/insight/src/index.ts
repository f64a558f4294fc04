export { insightMigrations } from './storage/migrations/index.js';
