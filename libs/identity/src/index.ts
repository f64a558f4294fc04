import './messages.js';

export * from './identity.facade.js';
export * from './demo/demo-accounts.js';
export type { Account } from './storage/account.repository.js';
export type { Role } from './domain/role.js';
export { identityMigrations } from './storage/migrations/index.js';
