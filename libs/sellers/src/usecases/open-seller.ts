import { Injectable } from '@nestjs/common';
import { newId } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { missingLines } from '../domain/requirements.js';
import type { NewSeller, SellerProfile } from '../seller.js';
import { SellerRepository } from '../storage/seller.repository.js';
import { AnnounceContact } from './announce-contact.js';
import { Checklist } from './checklist.js';
import { EnterSeller } from './enter-seller.js';
import { MoveSeller } from './move-seller.js';

const MARKET = 'market';

/** Opens a shop without an application: the same lifecycle in one go, whatever is missing waived on record. */
@Injectable()
export class OpenSeller {
  constructor(
    private readonly enter: EnterSeller, private readonly move: MoveSeller, private readonly sellers: SellerRepository,
    private readonly checklist: Checklist, private readonly announceContact: AnnounceContact,
  ) {}

  /** Answers the id. Errors: `sellers.unknown_commune`, `sellers.slug_taken`. */
  async run(tx: Tx, seller: NewSeller): Promise<string> {
    const sellerId = newId();
    await this.enter.run(tx, { ...seller, id: sellerId, appliedBy: null, actor: MARKET });
    const { lines, facts } = await this.checklist.of((await this.sellers.profile(sellerId, tx)) as SellerProfile, tx);
    await this.move.run(tx, sellerId, { move: 'approve', taker: 'operator', actor: MARKET, reason: 'Gian hàng mở cùng phiên chợ', waive: missingLines(lines, facts) });
    if (seller.phone !== undefined) await this.announceContact.run(tx, sellerId);
    return sellerId;
  }
}
