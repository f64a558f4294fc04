import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@cho-phien/kernel';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import { ListingRepository } from '../storage/listing.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { ProductSnapshot } from '../storage/product-snapshot.js';

/** Takes goods out of the shop and puts them back; it acts at once, for nothing that is said of them changes. */
@Injectable()
export class TakeOutListing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listings: ListingRepository,
    private readonly snapshot: ProductSnapshot,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Safe to repeat. Errors: `catalog.product_not_found`, `catalog.not_published`. */
  run(author: ListingAuthor, productId: string, status: 'public' | 'hidden'): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const product = await this.listings.lock(tx, author.sellerId, productId);
      if (product.status === status) return;
      if (product.publishedRevision === null) throw new Conflict('catalog.not_published');
      await this.listings.setStatus(tx, productId, status);
      await this.outbox.append(tx, ...(await this.snapshot.events(tx, [productId], this.clock.now())));
    });
  }
}
