import { Search1770900000000 } from './1770900000000-search.js';

export const searchMigrations = [Search1770900000000];
