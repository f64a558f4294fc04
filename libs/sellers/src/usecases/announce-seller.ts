import { Injectable } from '@nestjs/common';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellerRepository } from '../storage/seller.repository.js';

/** Tells others how a seller stands now. */
@Injectable()
export class AnnounceSeller {
  constructor(private readonly sellers: SellerRepository, private readonly outbox: Outbox) {}

  async run(tx: Tx, sellerId: string): Promise<void> {
    const seller = await this.sellers.profile(sellerId, tx);
    if (!seller) return;
    const { slug, name, kind, communeCode, provinceCode, open, addressAs, holiday } = seller;
    await this.outbox.append(tx, {
      type: 'sellers.seller_changed',
      payload: { sellerId, slug, name, kind, communeCode, provinceCode, open, ...(addressAs && { addressAs }), ...(holiday && { holiday }) },
    });
  }
}
