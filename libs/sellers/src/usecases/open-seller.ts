import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { Conflict, Invalid, newId } from '@cho-phien/kernel';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { NewSeller } from '../seller.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceContact } from './announce-contact.js';

/** Opens a shop. */
@Injectable()
export class OpenSeller {
  constructor(
    private readonly areas: AreasFacade,
    private readonly sellers: SellerRepository,
    private readonly announceContact: AnnounceContact,
    private readonly outbox: Outbox,
  ) {}

  /** Answers the id. Errors: `sellers.unknown_commune`, `sellers.slug_taken`. */
  async run(tx: Tx, seller: NewSeller): Promise<string> {
    const { slug, name, kind, communeCode } = seller;
    const commune = await this.areas.find(communeCode); // one that has ended is no place to open in
    const provinceCode = await this.areas.provinceOf(communeCode);
    if (commune?.level !== 'commune' || provinceCode === null) throw new Invalid('sellers.unknown_commune', { code: communeCode });
    const sellerId = newId();
    if (!(await this.sellers.insert(tx, sellerId, { ...seller, provinceCode }))) throw new Conflict('sellers.slug_taken');
    await this.outbox.append(tx, { type: 'sellers.seller_changed', payload: { sellerId, slug, name, kind, communeCode, provinceCode, open: true } });
    if (seller.phone !== undefined) await this.announceContact.run(tx, sellerId);
    return sellerId;
  }
}
