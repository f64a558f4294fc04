import { Injectable } from '@nestjs/common';
import { Clock, Conflict, message, Unprocessable } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { PhotosFacade } from '@cho-phien/media';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { lacksOf } from '../domain/completeness.js';
import { ListingRepository } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { ListingAuthor, Revision } from '../storage/revision.repository.js';
import { ListingNews } from './listing-news.js';

/** Sends the newest version of a product to review; nothing public changes by it. */
@Injectable()
export class SubmitListing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly photos: PhotosFacade,
    private readonly news: ListingNews,
    private readonly clock: Clock,
  ) {}

  /**
   * Safe to repeat. Errors: `catalog.product_not_found`; `catalog.nothing_to_send` when the newest version was decided already;
   * `catalog.incomplete` with an error for each lack; `catalog.seller_must_confirm` for an assistant's version.
   */
  run(author: ListingAuthor, productId: string, language: Language): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const product = await this.listings.lock(tx, author.sellerId, productId);
      const newest = (await this.revisions.find(tx, productId, product.revision))!;
      if (newest.state === 'in_review') return;
      if (newest.state !== 'draft') throw new Conflict('catalog.nothing_to_send');
      await this.refuseIncomplete(tx, newest, language);
      if (newest.consentId !== null && newest.confirmedAt === null) throw new Conflict('catalog.seller_must_confirm', {}, undefined, { hash: newest.hash });
      const at = this.clock.now();
      await this.revisions.submit(tx, newest.id, at);
      await this.news.submitted(tx, newest, at);
    });
  }

  private async refuseIncomplete(tx: Tx, { sellerId, content }: Revision, language: Language): Promise<void> {
    const found = new Map((await this.photos.find(sellerId, content.photos, tx)).map(({ id, state }) => [id, state]));
    const lacks = lacksOf(content, content.photos.map((id) => found.get(id) ?? 'unknown'));
    if (lacks.length > 0) throw new Unprocessable('catalog.incomplete', {}, lacks.map(({ field, code, params }) => ({ path: field, code, detail: message(code, language, params) })));
  }
}
