import { Injectable } from '@nestjs/common';
import { Clock, message, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Language, Page } from '@cho-phien/kernel';
import { SellersFacade } from '@cho-phien/sellers';
import { changedFields } from '../domain/changed-fields.js';
import { checksOf } from '../domain/listing-checks.js';
import type { ListingContent } from '../domain/listing-content.js';
import type { RevisionState } from '../domain/revision-state.js';
import { ListingReviews } from '../storage/listing-reviews.js';
import type { WaitingReview } from '../storage/listing-reviews.js';
import type { Revision } from '../storage/revision.repository.js';
import { ShowOwnProducts } from './show-own-products.js';
import type { VersionView } from './show-own-products.js';

export interface ReviewCheck { rule: string; message: string; field: string | null; legalRef: string | null; blocking: boolean }
export interface ReviewView {
  revision: Revision; seller: { id: string; name: string };
  before: VersionView | null; after: VersionView;
  changed: string[];
  checks: ReviewCheck[];
}

/** The desk on which versions wait for an operator. */
@Injectable()
export class ShowReviews {
  constructor(private readonly reviews: ListingReviews, private readonly own: ShowOwnProducts, private readonly sellers: SellersFacade, private readonly clock: Clock) {}

  page(state: RevisionState, paging: { limit: number; after?: string }): Promise<Page<WaitingReview>> { return this.reviews.page(state, paging); }

  /** One version beside what the public sees. Errors: `catalog.review_not_found`. */
  async one(id: string, language: Language): Promise<ReviewView> {
    const review = await this.reviews.find(id);
    if (!review) throw new NotFound('catalog.review_not_found');
    const { revision, published, sellerName } = review;
    const [after, before] = await this.own.views(revision.sellerId, published ? [revision.content, published] : [revision.content]);
    return {
      revision, seller: { id: revision.sellerId, name: sellerName }, before: before ?? null, after: after!,
      changed: published ? changedFields(published, revision.content) : [], checks: await this.checks(revision.sellerId, revision.content, language),
    };
  }

  private async checks(sellerId: string, content: ListingContent, language: Language): Promise<ReviewCheck[]> {
    const missing = content.productSet === null ? [] : await this.sellers.missingFor(sellerId, content.productSet, language);
    const licences = missing.map(({ code, name }) => ({ rule: code, message: message('catalog.licence_needed', language, { names: name }), field: null, legalRef: null, blocking: true }));
    const found = checksOf(content, await this.reviews.rules(vietnamDay(this.clock.now())));
    return [...licences, ...found.map((check) => ({ rule: check.rule, message: check.message[language], field: check.field, legalRef: check.legalRef, blocking: false }))];
  }
}
