import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import type { ListingContent, ListingInput } from '../domain/listing-content.js';
import { ListingRepository } from '../storage/listing.repository.js';
import type { ListingRow, MadeIn } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { ListingAuthor, Revision } from '../storage/revision.repository.js';
import { CheckListing } from './check-listing.js';
import { LayOutListing } from './lay-out-listing.js';
import { ListingNews } from './listing-news.js';
import { ShelveVariants } from './shelve-variants.js';

/** Adds a version to a product that the caller has locked. What the public sees stays as it is. */
@Injectable()
export class WriteListing {
  constructor(
    private readonly checkListing: CheckListing,
    private readonly shelve: ShelveVariants,
    private readonly layOut: LayOutListing,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly news: ListingNews,
    private readonly clock: Clock,
  ) {}

  /** Errors: `request.invalid`. */
  check(tx: Tx, product: { id: string; sellerId: string }, content: ListingContent, before: ListingContent | null): Promise<void> { return this.checkListing.run(tx, product, content, before); }

  /** Errors: `catalog.unknown_commune`. */
  madeIn(communeCode: string): Promise<MadeIn> { return this.layOut.madeIn(communeCode); }

  /** Errors: `catalog.id_taken`, `inventory.below_reserved`. */
  async add(tx: Tx, product: ListingRow, content: ListingContent, input: ListingInput, author: ListingAuthor): Promise<Revision> {
    const at = this.clock.now();
    const revision = await this.revisions.add(tx, product.id, product.revision + 1, content, author, at);
    if (revision.number > 1) await this.listings.setRevision(tx, product.id, revision.number);
    await this.shelve.run(tx, product, content, input);
    if (product.status === 'draft') await this.layOut.run(tx, product, content);
    if (product.status === 'draft' && product.revision > 0) await this.listings.renameAddress(tx, product, content.name);
    await this.news.saved(tx, revision, at);
    return revision;
  }

  /** What is on hand holds at once and is no version of its own. Errors: `inventory.below_reserved`. */
  count(tx: Tx, product: ListingRow, content: ListingContent, input: ListingInput): Promise<void> { return this.shelve.run(tx, product, content, input); }
}
