/** What an account may be besides a seller's member. Every account is a buyer. */
export const roles = ['buyer', 'assistant', 'officer', 'operator'] as const;
export type Role = (typeof roles)[number];
/** Officers are made by a post of theirs (`officer-grant.ts`), with areas and days. */
export type GrantedRole = Exclude<Role, 'officer'>;

/** Granted roles with the one that everybody has. */
export const withBuyer = (granted: readonly Role[]): Role[] => ['buyer', ...granted.filter((role) => role !== 'buyer')];
