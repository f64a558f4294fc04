import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { GtinRepository } from '../storage/gtin.repository.js';
import type { LockedGtin } from '../storage/gtin.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { CodeNews } from './code-news.js';

/** Takes back a GTIN that goods do not carry. It leads to their passport no more; what was claimed and looked at stays readable. */
@Injectable()
export class WithdrawGtin {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly gtins: GtinRepository, private readonly news: CodeNews, private readonly clock: Clock) {}

  /** By the seller of the goods. Errors: `catalog.gtin_claim_not_found`, `catalog.decided_meanwhile` where it does not stand any more. */
  bySeller(author: ListingAuthor, productId: string, gtinId: string, reason: string): Promise<void> {
    return this.run(gtinId, (gtin) => gtin.sellerId === author.sellerId && gtin.productId === productId, author.actor, reason);
  }

  /** By an operator. Errors: as above. */
  byOperator(operatorId: string, gtinId: string, reason: string): Promise<void> {
    return this.run(gtinId, () => true, `operator:${operatorId}`, reason);
  }

  private run(gtinId: string, mayTouch: (gtin: LockedGtin) => boolean, by: string, reason: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const gtin = await this.gtins.lock(tx, gtinId);
      if (!gtin || !mayTouch(gtin)) throw new NotFound('catalog.gtin_claim_not_found');
      if (gtin.state !== 'claimed' && gtin.state !== 'verified') throw new Conflict('catalog.decided_meanwhile');
      await this.gtins.withdraw(tx, gtinId, { by, at: this.clock.now(), reason });
      if (gtin.state === 'verified') await this.news.changed(tx, gtin.productId);
    });
  }
}
