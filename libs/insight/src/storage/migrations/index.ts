import { Insight1771000000000 } from './1771000000000-insight.js';

export const insightMigrations = [Insight1771000000000];
