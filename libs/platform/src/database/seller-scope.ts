/**
 * The one place of tenant scope. Whoever reads or writes rows of a seller must hold a
 * SellerScope, and only the seller policy (which checked the membership) makes one.
 * Repositories take it as a required parameter and filter by `scope.sellerId`.
 */
export class SellerScope {
  private constructor(readonly sellerId: string, readonly accountId: string, readonly role: SellerRole) {}

  /** For the seller policy alone, after it has read the membership. */
  static afterMembershipCheck(sellerId: string, accountId: string, role: SellerRole): SellerScope {
    return new SellerScope(sellerId, accountId, role);
  }
}

export type SellerRole = 'owner' | 'manager' | 'packer';
