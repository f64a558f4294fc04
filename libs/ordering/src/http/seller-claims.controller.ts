import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { toPage } from '@cho-phien/kernel';
import { Answers, CurrentSeller, ForSeller } from '@cho-phien/platform';
import type { SellerScope } from '@cho-phien/platform';
import type { ClaimState } from '../domain/claim.js';
import { ClaimRepository } from '../storage/claim.repository.js';
import { AnswerClaim } from '../usecases/answer-claim.js';
import { acceptanceBody, claim, claims, declineBody, sellerClaimPath, sellerClaimsQuery, sentBody } from './claim.dto.js';
import { claimPlaceOf, cursorOf, shapeClaim } from './shape-claim.js';

type Answer = z.infer<typeof claim>;
type Path = z.infer<typeof sellerClaimPath>;

/** What buyers ask of a seller after the sale. It is money: no assistant, whatever was consented to. */
@ApiTags('seller')
@Controller('seller/:sellerId/claims')
@ForSeller('owner', 'manager')
export class SellerClaimsController {
  constructor(private readonly claims: ClaimRepository, private readonly answer: AnswerClaim) {}

  /** Newest first; of one order when `order` names it. */
  @Get() @Answers(claims)
  async list(@CurrentSeller() { sellerId }: SellerScope, @Query({ schema: sellerClaimsQuery }) { state, order, limit, after }: z.infer<typeof sellerClaimsQuery>): Promise<z.infer<typeof claims>> {
    const found = await this.claims.list({ sellerId, orderCode: order ?? null, states: state as ClaimState[], limit, after: claimPlaceOf(after) });
    return toPage(found, limit, cursorOf, shapeClaim);
  }

  /** The seller agrees: the money goes back, or other goods will be sent. */
  @Post(':id/acceptances') @Answers(claim, 201)
  async accept(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerClaimPath }) { id }: Path, @Body({ schema: acceptanceBody }) { outcome, delivery, note }: z.infer<typeof acceptanceBody>): Promise<Answer> {
    return shapeClaim(await this.answer.accept(scope, id, { outcome, delivery, note: note ?? null }));
  }

  /** The seller does not agree, and says why. */
  @Post(':id/refusals') @Answers(claim, 201)
  async decline(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerClaimPath }) { id }: Path, @Body({ schema: declineBody }) { reason }: z.infer<typeof declineBody>): Promise<Answer> {
    return shapeClaim(await this.answer.decline(scope, id, reason));
  }

  /** The goods that were promised have been sent. */
  @Post(':id/replacements') @Answers(claim, 201)
  async sent(@CurrentSeller() scope: SellerScope, @Param({ schema: sellerClaimPath }) { id }: Path, @Body({ schema: sentBody }) { note }: z.infer<typeof sentBody>): Promise<Answer> {
    return shapeClaim(await this.answer.sent(scope, id, note ?? null));
  }
}
