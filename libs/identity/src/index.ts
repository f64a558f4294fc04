import './messages.js';

export * from './identity.facade.js';
export * from './demo/demo-accounts.js';
export type { Account, Person } from './storage/account.repository.js';
export type { BoundTo } from './storage/bound-code.repository.js';
export { assertRight } from './usecases/bound-codes.js';
export type { CodeOutcome } from './usecases/bound-codes.js';
export type { GrantedRole, Role } from './domain/role.js';
export { identityMigrations } from './storage/migrations/index.js';
