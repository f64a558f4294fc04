import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { MemberRepository } from '../storage/member.repository.js';

/** Tells on which phones a seller hears of its orders: the shop's own, its owners' and its managers'. */
@Injectable()
export class AnnounceContact {
  constructor(private readonly members: MemberRepository, private readonly identity: IdentityFacade, private readonly outbox: Outbox) {}

  async run(tx: Tx, sellerId: string): Promise<void> {
    const { phone, accountIds } = await this.members.contactOf(tx, sellerId);
    const members = await this.identity.phoneNumbersOf(tx, accountIds);
    const phoneNumbers = [...new Set([...(phone === null ? [] : [phone]), ...members])];
    await this.outbox.append(tx, { type: 'sellers.contact_changed', payload: { sellerId, phoneNumbers } });
  }
}
