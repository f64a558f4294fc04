/**
 * The one place of tenant scope. Whoever reads or writes rows of a seller must hold a
 * SellerScope, and only the seller policy (which checked the membership, or the consent)
 * makes one. Repositories take it as a required parameter and filter by `scope.sellerId`.
 */
export class SellerScope {
  private constructor(
    readonly sellerId: string,
    readonly accountId: string,
    readonly role: SellerRole | 'assistant',
    /** The consent under which an assistant acts; null for a member. */
    readonly consentId: string | null,
  ) {}

  /** For the seller policy alone, after it has read the membership. */
  static afterMembershipCheck(sellerId: string, accountId: string, role: SellerRole): SellerScope {
    return new SellerScope(sellerId, accountId, role, null);
  }

  /** For the seller policy alone, after it has read a live consent that covers the route. */
  static afterConsentCheck(sellerId: string, accountId: string, consentId: string): SellerScope {
    return new SellerScope(sellerId, accountId, 'assistant', consentId);
  }

  /** Who acted, as histories keep it: `seller:<account>` or `assistant:<account>:<consent>`. */
  get actor(): string {
    return this.consentId === null ? `seller:${this.accountId}` : `assistant:${this.accountId}:${this.consentId}`;
  }
}

export type SellerRole = 'owner' | 'manager' | 'packer';

/** What a seller may let an assistant help with. Money is not among it and cannot be. */
export const CONSENT_SCOPES = ['profile', 'listing', 'orders'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];
