import { Injectable } from '@nestjs/common';
import { Invalid } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { leavesPackOpen, merged } from '../domain/listing-content.js';
import type { ListingContent, ListingInput } from '../domain/listing-content.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { ListingRow } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { ListingAuthor } from '../storage/revision.repository.js';
import { WriteListing } from './write-listing.js';

/** `overtaken`: somebody else edited it since; `yours` is what it would have become, nothing was written. */
export type Edited = { outcome: 'edited' | 'unchanged' } | { outcome: 'overtaken'; yours: ListingContent; yourBase: number };

/** Writes the next version of a product from the one the editor had before his eyes. */
@Injectable()
export class EditListing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly write: WriteListing,
  ) {}

  run(author: ListingAuthor, productId: string, baseRevision: number, input: ListingInput): Promise<Edited> {
    return this.unitOfWork.run((tx) => this.within(tx, author, productId, baseRevision, input));
  }

  /** Errors: `catalog.product_not_found`, `catalog.no_such_revision`, `catalog.which_pack`, `request.invalid`, `inventory.below_reserved`. */
  async within(tx: Tx, author: ListingAuthor, productId: string, baseRevision: number, input: ListingInput): Promise<Edited> {
    const product = await this.listings.lock(tx, author.sellerId, productId);
    const base = await this.revisions.find(tx, productId, baseRevision);
    if (!base) throw new Invalid('catalog.no_such_revision');
    if (leavesPackOpen(base.content, input)) throw new Invalid('catalog.which_pack', {}, [{ path: 'variants', code: 'catalog.which_pack' }]);
    const content = merged(productId, base.content, input);
    // A request that comes again after its answer was lost finds its own version there.
    if (await this.revisions.says(tx, productId, product.revision, content)) return this.unchanged(tx, product, content, input);
    if (product.revision !== baseRevision) return { outcome: 'overtaken', yours: content, yourBase: baseRevision };
    await this.write.check(tx, product, content, base.content);
    await this.write.add(tx, product, content, input, author);
    return { outcome: 'edited' };
  }

  private async unchanged(tx: Tx, product: ListingRow, content: ListingContent, input: ListingInput): Promise<Edited> {
    await this.write.count(tx, product, content, input);
    return { outcome: 'unchanged' };
  }
}
