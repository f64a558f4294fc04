import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound, Unprocessable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { Decision } from '../domain/revision-state.js';
import { ListingRepository } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { Revision } from '../storage/revision.repository.js';
import { ListingNews } from './listing-news.js';
import { PublishRevision } from './publish-revision.js';

/** An operator's word on a version that is in review. Approved, it becomes public in the same transaction. */
@Injectable()
export class DecideListing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellers: SellersFacade,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly publish: PublishRevision,
    private readonly news: ListingNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Errors: `catalog.review_not_found`; `catalog.reason_needed`; `catalog.decided_meanwhile` when another operator decided or the seller
   * edited it; `catalog.licence_needed` for goods that need a licence nobody has verified.
   */
  async run(operatorId: string, revisionId: string, decision: Decision, reason: string | null): Promise<void> {
    if (decision !== 'approve' && reason === null) throw new Unprocessable('catalog.reason_needed', {}, [{ path: 'reason', code: 'field.required' }]);
    const productId = await this.revisions.productOf(revisionId);
    if (productId === null) throw new NotFound('catalog.review_not_found');
    await this.unitOfWork.run(async (tx) => {
      const product = (await this.listings.lockAny(tx, productId))!;
      const revision = await this.revisions.find(tx, productId, product.revision);
      if (revision?.id !== revisionId) throw new Conflict('catalog.decided_meanwhile');
      if (decision === 'approve') await this.refuseUnlicensed(tx, revision);
      const at = this.clock.now();
      await this.revisions.decide(tx, revisionId, decision, { by: `operator:${operatorId}`, at, reason });
      if (decision === 'approve') await this.publish.run(tx, product, revision);
      await this.news.decided(tx, revision, decision, reason, at);
    });
  }

  private async refuseUnlicensed(tx: Tx, { sellerId, content }: Revision): Promise<void> {
    if (content.productSet === null) return;
    const missing = await this.sellers.missingFor(sellerId, content.productSet, 'vi', tx);
    if (missing.length > 0) throw new Conflict('catalog.licence_needed', { names: missing.map(({ name }) => name).join(', ') });
  }
}
