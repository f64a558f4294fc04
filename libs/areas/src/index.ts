import './messages.js';

export { AreasFacade } from './areas.facade.js';
export { MakeCluster } from './make-cluster.js';
export { holdsOn } from './domain/made-cluster.js';
export type { MadeCluster } from './domain/made-cluster.js';
export { OfficerScope } from './officer-scope.js';
export type { OfficerCommunes } from './officer-scope.js';
export type { Area, AreaLevel } from './domain/area.js';
export type { CommuneSet, Resolution } from './domain/area-registry.js';
export type { AreaHit } from './domain/area-search.js';
export { seedAreas } from './seed/seed-areas.js';
export { areasMigrations } from './storage/migrations/index.js';
