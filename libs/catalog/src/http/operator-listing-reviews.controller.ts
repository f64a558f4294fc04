import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, RequestLanguage } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { z } from 'zod';
import { DecideListing } from '../usecases/decide-listing.js';
import { ShowReviews } from '../usecases/show-reviews.js';
import type { ReviewView } from '../usecases/show-reviews.js';
import { decisionBody, reviewDetail, reviewPage, reviewPath, reviewsQuery } from './listing-reviews.dto.js';
import { versionAnswer } from './own-product-answer.js';

type Detail = z.infer<typeof reviewDetail>;

@Controller('operator/listing-reviews')
export class OperatorListingReviewsController {
  constructor(private readonly reviews: ShowReviews, private readonly decide: DecideListing) {}

  /** Versions that wait for a word, those who wait longest first; or those decided in one way. */
  @Get() @ForOperator() @Answers(reviewPage)
  async list(@Query({ schema: reviewsQuery }) { state, ...paging }: z.infer<typeof reviewsQuery>): Promise<z.infer<typeof reviewPage>> {
    const { items, next } = await this.reviews.page(state, paging);
    return { items: items.map((item) => ({ ...item, submittedAt: isoVietnam(item.submittedAt) })), next };
  }

  /** One version beside what the public sees, what differs, and what the rules say. */
  @Get(':id') @ForOperator() @Answers(reviewDetail)
  async find(@Param({ schema: reviewPath }) { id }: z.infer<typeof reviewPath>, @RequestLanguage() language: Language): Promise<Detail> {
    return detail(await this.reviews.one(id, language));
  }

  /** The word on it; of two given at once one wins and the other gets 409. */
  @Post(':id/decisions') @ForOperator() @Answers(reviewDetail, 201)
  async give(
    @CurrentActor() { accountId }: Actor, @Param({ schema: reviewPath }) { id }: z.infer<typeof reviewPath>,
    @Body({ schema: decisionBody }) { decision, reason }: z.infer<typeof decisionBody>, @RequestLanguage() language: Language,
  ): Promise<Detail> {
    await this.decide.run(accountId, id, decision, reason ?? null);
    return detail(await this.reviews.one(id, language));
  }
}

const detail = ({ revision, seller, before, after, changed, checks }: ReviewView): Detail => ({
  id: revision.id, productId: revision.productId, name: revision.content.name, seller, number: revision.number, state: revision.state, hash: revision.hash,
  by: revision.consentId === null ? 'seller' : 'assistant', isNew: before === null,
  submittedAt: isoVietnam(revision.submittedAt ?? revision.createdAt), confirmedAt: revision.confirmedAt && isoVietnam(revision.confirmedAt), confirmedHow: revision.confirmedHow,
  decidedAt: revision.decidedAt && isoVietnam(revision.decidedAt), reason: revision.reason,
  before: before && versionAnswer(before), after: versionAnswer(after), changed, checks,
});
