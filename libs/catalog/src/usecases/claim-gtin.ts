import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Invalid, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { readGtin } from '../domain/gtin.js';
import { GtinRepository } from '../storage/gtin.repository.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { CodeNews } from './code-news.js';

/** A seller says which GTIN its goods carry; only a person who looked at evidence makes it count. */
@Injectable()
export class ClaimGtin {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly listings: ListingRepository, private readonly gtins: GtinRepository,
    private readonly news: CodeNews, private readonly clock: Clock,
  ) {}

  /** Safe to repeat. Errors: `catalog.product_not_found`, `catalog.gtin_length`, `catalog.gtin_check_digit`, `catalog.gtin_restricted`, `catalog.gtin_taken`. */
  async claim(author: ListingAuthor, productId: string, typed: string, variantId: string | null): Promise<void> {
    const read = readGtin(typed);
    if ('problem' in read) throw new Invalid(read.problem, {}, [{ path: 'gtin', code: read.problem }]);
    await this.unitOfWork.run(async (tx) => {
      await this.listings.lock(tx, author.sellerId, productId);
      const claimed = await this.gtins.claim(tx, { productId, sellerId: author.sellerId, variantId, gtin: read.gtin, actor: author.actor, at: this.clock.now() });
      if (!claimed && !(await this.gtins.holders(tx, read.gtin)).some((holder) => holder.productId === productId)) throw new Conflict('catalog.gtin_taken');
    });
  }

  /** Verifies a claim by what was looked at, or refuses it with a reason. Errors: `catalog.gtin_claim_not_found`, `catalog.decided_meanwhile`, `catalog.gtin_taken`. */
  decide(operatorId: string, claimId: string, word: { decision: 'verify'; evidence: string } | { decision: 'refuse'; reason: string }): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const claim = await this.gtins.lock(tx, claimId);
      if (!claim) throw new NotFound('catalog.gtin_claim_not_found');
      if (claim.state !== 'claimed') throw new Conflict('catalog.decided_meanwhile');
      if (word.decision === 'verify' && claim.takenBy !== null) throw new Conflict('catalog.gtin_taken');
      await this.gtins.decide(tx, claimId, {
        state: word.decision === 'verify' ? 'verified' : 'refused', by: `operator:${operatorId}`, at: this.clock.now(),
        evidence: 'evidence' in word ? word.evidence : null, reason: 'reason' in word ? word.reason : null,
      });
      if (word.decision === 'verify') await this.news.changed(tx, claim.productId);
    });
  }
}
