import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ReleasePayouts } from '../usecases/release-payouts.js';
import { ShowLeftOut } from '../usecases/show-left-out.js';
import { holdParams, leftOut, releaseBody } from './payout.dto.js';

/** Sellers whose money waits, and why. */
@ApiTags('money')
@Controller('operator/payout-holds')
export class OperatorPayoutHoldsController {
  constructor(private readonly leftOut: ShowLeftOut, private readonly release: ReleasePayouts) {}

  /** Whom a batch prepared now would leave out. */
  @Get() @ForOperator() @Answers(leftOut)
  async list(): Promise<z.infer<typeof leftOut>> {
    const items = await this.leftOut.run();
    return { items: items.map(({ sellerId, sellerName, available, why, suspendedSince }) => ({ sellerId, sellerName, available, why, suspendedSince: suspendedSince && isoVietnam(suspendedSince) })) };
  }

  /** Lets a suspended seller be paid out, until he is suspended again. Errors: `seller.not_found`, `settlement.seller_not_suspended`. */
  @Post(':sellerId/releases') @ForOperator() @Answers(leftOut, 201)
  async allow(@CurrentActor() { accountId }: Actor, @Param({ schema: holdParams }) { sellerId }: z.infer<typeof holdParams>, @Body({ schema: releaseBody }) { reason }: z.infer<typeof releaseBody>): Promise<z.infer<typeof leftOut>> {
    await this.release.run(`operator:${accountId}`, sellerId, reason);
    return this.list();
  }
}
