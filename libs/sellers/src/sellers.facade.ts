import { Injectable } from '@nestjs/common';
import type { SellerRole, Tx } from '@cho-phien/platform';
import type { Membership, NewSeller, Seller } from './seller.js';
import { SellerRepository } from './storage/seller.repository.js';
import { AddMember } from './usecases/add-member.js';
import { OpenSeller } from './usecases/open-seller.js';

/** Sellers and memberships for other contexts. */
@Injectable()
export class SellersFacade {
  constructor(private readonly sellers: SellerRepository, private readonly openNew: OpenSeller, private readonly add: AddMember) {}

  async find(sellerId: string, tx?: Tx): Promise<Seller | null> { return (await this.sellers.findMany([sellerId], tx))[0] ?? null; }

  /** The sellers of these ids that exist, by id. */
  async findMany(ids: readonly string[], tx?: Tx): Promise<Map<string, Seller>> {
    return new Map((await this.sellers.findMany(ids, tx)).map((seller) => [seller.id, seller]));
  }

  bySlug(slug: string): Promise<Seller | null> { return this.sellers.bySlug(slug); }

  /** Answers the new seller's id. Errors: `sellers.unknown_commune`, `sellers.slug_taken`. */
  openSeller(tx: Tx, seller: NewSeller): Promise<string> { return this.openNew.run(tx, seller); }

  /** Errors: `seller.not_found`. */
  addMember(tx: Tx, sellerId: string, accountId: string, role: SellerRole): Promise<void> { return this.add.run(tx, sellerId, accountId, role); }

  membershipsOf(accountId: string): Promise<Membership[]> { return this.sellers.membershipsOf(accountId); }
}
