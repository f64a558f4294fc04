import './messages.js';

export { AreasFacade } from './areas.facade.js';
export type { Area, AreaLevel } from './domain/area.js';
export type { CommuneSet, Resolution } from './domain/area-registry.js';
export type { AreaHit } from './domain/area-search.js';
export { seedAreas } from './seed/seed-areas.js';
export { areasMigrations } from './storage/migrations/index.js';
