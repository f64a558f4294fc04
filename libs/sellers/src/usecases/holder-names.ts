import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import type { Tx } from '@cho-phien/platform';
import { MemberRepository } from '../storage/member.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';

/** The names under which a shop may hold a bank account: its own, its declared owner's, those of the accounts that own it. */
@Injectable()
export class HolderNames {
  constructor(private readonly sellers: SellerRepository, private readonly members: MemberRepository, private readonly identity: IdentityFacade) {}

  /** Holds the seller, so that the name is not changed meanwhile. */
  async of(tx: Tx, sellerId: string): Promise<string[]> {
    const seller = await this.sellers.hold(tx, sellerId);
    const owners = (await this.members.of(sellerId, tx)).filter(({ role }) => role === 'owner').map(({ accountId }) => accountId);
    const people = await this.identity.peopleOf(owners, tx);
    return [seller?.name ?? '', seller?.ownerName ?? '', ...[...people.values()].map(({ name }) => name)];
  }
}
