import './messages.js';

export { PhotosFacade } from './photos.facade.js';
export type { Photo } from './photos.facade.js';
export { mediaMigrations } from './storage/migrations/index.js';
