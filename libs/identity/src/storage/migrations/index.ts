import { Identity1770200000000 } from './1770200000000-identity.js';
import { BoundCodes1780200003000 } from './1780200003000-bound-codes.js';
import { OfficerRoles1810030003000 } from './1810030003000-officer-roles.js';
import { OfficerGrants1820020000002 } from './1820020000002-officer-grants.js';

export const identityMigrations = [Identity1770200000000, BoundCodes1780200003000, OfficerRoles1810030003000, OfficerGrants1820020000002];
