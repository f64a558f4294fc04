import './messages.js';

export { notificationsMigrations } from './storage/migrations/index.js';
