import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { decodeIdCursor, toPage } from '@cho-phien/kernel';
import { Answers, CurrentActor, CurrentSeller, ForSeller } from '@cho-phien/platform';
import type { Actor, SellerScope } from '@cho-phien/platform';
import { DirectRefundRepository } from '../storage/direct-refund.repository.js';
import { RefundBySeller } from '../usecases/refund-by-seller.js';
import { directRefundPage, directRefundsQuery, sellerRefundParams, sentBody, shapeDirectRefund } from './direct-refund.dto.js';

/** What the seller was paid himself and has to send back himself. Never for an assistant. */
@ApiTags('money')
@Controller('seller/:sellerId/direct-refunds')
export class SellerDirectRefundsController {
  constructor(private readonly refunds: DirectRefundRepository, private readonly bySeller: RefundBySeller) {}

  /** Newest first. `waiting`: only those that the seller has to send. */
  @Get() @ForSeller('owner', 'manager') @Answers(directRefundPage)
  async list(@CurrentSeller() scope: SellerScope, @Query({ schema: directRefundsQuery }) { waiting, limit, after }: z.infer<typeof directRefundsQuery>): Promise<z.infer<typeof directRefundPage>> {
    return toPage(await this.refunds.ofSeller(scope, waiting === 'true', limit, decodeIdCursor(after)), limit, ({ id }) => [id], shapeDirectRefund);
  }

  /** The seller sent the money: his evidence, for the buyer to confirm. Saying the same again changes nothing. */
  @Post(':id/transfers') @ForSeller('owner', 'manager') @Answers(directRefundPage, 201)
  async sent(
    @CurrentSeller() scope: SellerScope, @CurrentActor() { accountId }: Actor, @Param({ schema: sellerRefundParams }) { id }: z.infer<typeof sellerRefundParams>, @Body({ schema: sentBody }) body: z.infer<typeof sentBody>,
  ): Promise<z.infer<typeof directRefundPage>> {
    await this.bySeller.sent(scope, accountId, id, body);
    return this.list(scope, { waiting: undefined, limit: 50, after: undefined });
  }
}
