import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@cho-phien/identity';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellerRepository } from '../storage/seller.repository.js';

/** Tells on which phones a seller hears of its orders: the shop's own, its owners' and its managers'. */
@Injectable()
export class AnnounceContact {
  constructor(private readonly sellers: SellerRepository, private readonly identity: IdentityFacade, private readonly outbox: Outbox) {}

  async run(tx: Tx, sellerId: string): Promise<void> {
    const { phone, accountIds } = await this.sellers.contactOf(tx, sellerId);
    const members = await this.identity.phoneNumbersOf(tx, accountIds);
    const phoneNumbers = [...new Set([...(phone === null ? [] : [phone]), ...members])];
    await this.outbox.append(tx, { type: 'sellers.contact_changed', payload: { sellerId, phoneNumbers } });
  }
}
