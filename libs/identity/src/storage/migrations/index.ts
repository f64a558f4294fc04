import { Identity1770200000000 } from './1770200000000-identity.js';

export const identityMigrations = [Identity1770200000000];
