import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { isoVietnam } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerRole, SellerScope, Tx } from '@cho-phien/platform';
import type { Membership } from '../seller.js';
import { MemberRepository } from '../storage/member.repository.js';
import { PutMember } from './put-member.js';

export interface ShownMember { accountId: string; name: string; phone: string | null; role: SellerRole; joinedAt: string }

/** Who works for a shop. */
@Injectable()
export class Members {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly members: MemberRepository, private readonly change: PutMember, private readonly identity: IdentityFacade) {}

  async list(sellerId: string): Promise<ShownMember[]> {
    const members = await this.members.of(sellerId);
    const people = await this.identity.peopleOf(members.map(({ accountId }) => accountId));
    return members.map(({ accountId, role, joinedAt }) => ({ accountId, role, joinedAt: isoVietnam(joinedAt), name: people.get(accountId)?.name ?? '', phone: people.get(accountId)?.phoneNumber ?? null }));
  }

  membershipsOf(accountId: string): Promise<Membership[]> { return this.members.membershipsOf(accountId); }

  /** Errors: `seller.not_found`, `sellers.last_owner`. */
  putAccount(tx: Tx, sellerId: string, accountId: string, role: SellerRole, actor: string): Promise<void> { return this.change.run(tx, sellerId, accountId, role, actor); }

  /** Errors: `sellers.last_owner`. */
  put({ sellerId, actor }: SellerScope, phone: string, role: SellerRole): Promise<void> {
    return this.unitOfWork.run(async (tx) => this.change.run(tx, sellerId, await this.identity.ensureAccount(tx, { phoneNumber: phone }), role, actor));
  }

  /** Errors: `sellers.last_owner`, `sellers.member_not_found`. */
  remove({ sellerId, actor }: SellerScope, accountId: string): Promise<void> { return this.unitOfWork.run((tx) => this.change.run(tx, sellerId, accountId, null, actor)); }
}
