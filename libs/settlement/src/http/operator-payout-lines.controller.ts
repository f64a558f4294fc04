import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { ConcludePayout } from '../usecases/conclude-payout.js';
import { ShowPayouts } from '../usecases/show-payouts.js';
import { batchParams, batchWithPayouts, confirmBody, payoutParams, returnBody } from './payout.dto.js';
import { shapeBatch, shapePayout } from './shape-payout.js';

type WithPayouts = z.infer<typeof batchWithPayouts>;
const operator = ({ accountId }: Actor): string => `operator:${accountId}`;

/** What the bank made of the payouts in its file. */
@ApiTags('money')
@Controller('operator/payouts/:id')
export class OperatorPayoutLinesController {
  constructor(private readonly payouts: ShowPayouts, private readonly conclude: ConcludePayout) {}

  /** The bank carried out all that are still on their way. Saying it twice changes nothing. */
  @Post('confirmations') @ForOperator() @Answers(batchWithPayouts, 201)
  async confirmAll(@CurrentActor() actor: Actor, @Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>, @Body({ schema: confirmBody }) { reference }: z.infer<typeof confirmBody>): Promise<WithPayouts> {
    await this.conclude.confirm(operator(actor), id, null, reference);
    return this.whole(actor, id);
  }

  /** The bank carried out one. */
  @Post('lines/:payoutId/confirmations') @ForOperator() @Answers(batchWithPayouts, 201)
  async confirm(@CurrentActor() actor: Actor, @Param({ schema: payoutParams }) { id, payoutId }: z.infer<typeof payoutParams>, @Body({ schema: confirmBody }) { reference }: z.infer<typeof confirmBody>): Promise<WithPayouts> {
    await this.conclude.confirm(operator(actor), id, payoutId, reference);
    return this.whole(actor, id);
  }

  /** The bank sent one back: the seller has the money again, once, and is told why. */
  @Post('lines/:payoutId/returns') @ForOperator() @Answers(batchWithPayouts, 201)
  async return(@CurrentActor() actor: Actor, @Param({ schema: payoutParams }) { id, payoutId }: z.infer<typeof payoutParams>, @Body({ schema: returnBody }) { reason }: z.infer<typeof returnBody>): Promise<WithPayouts> {
    await this.conclude.return(operator(actor), id, payoutId, reason);
    return this.whole(actor, id);
  }

  private async whole(actor: Actor, id: string): Promise<WithPayouts> {
    const { payouts, ...found } = await this.payouts.run(id);
    return { ...shapeBatch(found, operator(actor)), payouts: payouts.map(shapePayout) };
  }
}
