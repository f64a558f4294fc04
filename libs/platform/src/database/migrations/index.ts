import { Platform1770000000000 } from './1770000000000-platform.js';

export const platformMigrations = [Platform1770000000000];
