import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { SellerProfile } from '@cho-phien/sellers';
import { newContent } from '../domain/listing-content.js';
import type { ListingContent, NewListing } from '../domain/listing-content.js';
import { ListingRepository } from '../storage/listing.repository.js';
import { RevisionRepository } from '../storage/revision.repository.js';
import type { ListingAuthor, Revision } from '../storage/revision.repository.js';
import { WriteListing } from './write-listing.js';

/** Whether a draft was made now, was there already, or another one has its id. */
export type Created = { productId: string; outcome: 'made' | 'known' | 'taken' };

/** Puts a new product down as a draft. Its id may come from the seller's phone, so that one sent twice arrives once. */
@Injectable()
export class CreateListing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sellers: SellersFacade,
    private readonly listings: ListingRepository,
    private readonly revisions: RevisionRepository,
    private readonly write: WriteListing,
    private readonly clock: Clock,
  ) {}

  run(author: ListingAuthor, id: string | undefined, input: NewListing): Promise<Created> {
    return this.unitOfWork.run((tx) => this.within(tx, author, id, input));
  }

  /** Errors: `request.invalid`, `catalog.id_taken` for another seller's id. */
  async within(tx: Tx, author: ListingAuthor, id: string | undefined, input: NewListing): Promise<Created> {
    const seller = await this.sellers.profileOf(author.sellerId, tx);
    if (!seller) throw new NotFound('seller.not_found');
    const productId = id?.toLowerCase() ?? newId(this.clock.now().getTime());
    const content = newContent(productId, input, input.communeCode ?? seller.communeCode);
    if (!(await this.insert(tx, productId, seller, content))) return this.known(tx, author, productId, content);
    await this.write.check(tx, { id: productId, sellerId: seller.id }, content, null);
    await this.write.add(tx, { id: productId, sellerId: seller.id, slug: '', status: 'draft', revision: 0, publishedRevision: null }, content, input, author);
    return { productId, outcome: 'made' };
  }

  private async insert(tx: Tx, productId: string, seller: SellerProfile, content: ListingContent): Promise<boolean> {
    const { id, slug, name, kind, communeCode, open, holiday } = seller;
    return this.listings.insert(tx, productId, { id, slug, name, kind, communeCode, open, holiday }, content, await this.write.madeIn(content.communeCode), this.clock.now());
  }

  /** The same said again, also after it was edited, is the same draft. */
  private async known(tx: Tx, author: ListingAuthor, productId: string, content: ListingContent): Promise<Created> {
    const row = await this.listings.lockAny(tx, productId);
    if (row?.sellerId !== author.sellerId) throw new Conflict('catalog.id_taken');
    const first: Revision | null = await this.revisions.find(tx, productId, 1);
    const said = (await this.revisions.says(tx, productId, 1, content)) || (first !== null && (await this.revisions.says(tx, productId, row.revision, content)));
    return { productId, outcome: said ? 'known' : 'taken' };
  }
}
