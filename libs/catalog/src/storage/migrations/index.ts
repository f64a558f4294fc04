import { Catalog1770400000000 } from './1770400000000-catalog.js';

export const catalogMigrations = [Catalog1770400000000];
