import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import type { SellerRole, Tx } from '@cho-phien/platform';
import { ChangeRepository } from '../storage/change.repository.js';
import { MemberRepository } from '../storage/member.repository.js';
import type { Member } from '../storage/member.repository.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceContact } from './announce-contact.js';

/** Gives an account a role in a seller, another role, or none any more. A seller never loses his last owner. */
@Injectable()
export class PutMember {
  constructor(
    private readonly sellers: SellerRepository, private readonly members: MemberRepository, private readonly changes: ChangeRepository,
    private readonly announceContact: AnnounceContact, private readonly clock: Clock,
  ) {}

  /** `role` null takes the account off the list. Errors: `seller.not_found`, `sellers.last_owner`, `sellers.member_not_found`. */
  async run(tx: Tx, sellerId: string, accountId: string, role: SellerRole | null, actor: string): Promise<void> {
    if (!(await this.sellers.lock(tx, sellerId))) throw new NotFound('seller.not_found');
    const members = await this.members.of(sellerId, tx);
    const before = members.find((member) => member.accountId === accountId)?.role ?? null;
    if (role === null && before === null) throw new NotFound('sellers.member_not_found');
    if (role !== 'owner' && isLastOwner(members, accountId)) throw new Conflict('sellers.last_owner');
    if (role === null) await this.members.remove(tx, sellerId, accountId);
    else await this.members.put(tx, sellerId, accountId, role);
    await this.changes.note(tx, { sellerId, actor, what: 'member', before: { accountId, role: before }, after: { accountId, role }, at: this.clock.now() });
    await this.announceContact.run(tx, sellerId);
  }
}

const isLastOwner = (members: readonly Member[], accountId: string): boolean => {
  const owners = members.filter(({ role }) => role === 'owner');
  return owners.length === 1 && owners[0]!.accountId === accountId;
};
