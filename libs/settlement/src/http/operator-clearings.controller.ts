import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { decodeIdCursor, isoVietnam, NotFound, toPage } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, Idempotency, Idempotent, NeedsIdempotencyKey } from '@cho-phien/platform';
import type { Actor, IdempotentCall, Tx } from '@cho-phien/platform';
import { ClearingRepository } from '../storage/clearing.repository.js';
import type { Clearing } from '../storage/clearing.repository.js';
import { ClearSuspense } from '../usecases/clear-suspense.js';
import { clearing, clearingParams, clearings, clearingsQuery, newClearing } from './clearing.dto.js';

type Shown = z.infer<typeof clearing>;
const operator = ({ accountId }: Actor): string => `operator:${accountId}`;

/** Money that stands aside, and how people have cleared it. */
@ApiTags('money')
@Controller('operator/clearings')
export class OperatorClearingsController {
  constructor(private readonly clearings: ClearingRepository, private readonly clear: ClearSuspense, private readonly idempotency: Idempotency) {}

  /** What waits, and every clearing, newest first. */
  @Get() @ForOperator() @Answers(clearings)
  async list(@CurrentActor() actor: Actor, @Query({ schema: clearingsQuery }) { limit, after }: z.infer<typeof clearingsQuery>): Promise<z.infer<typeof clearings>> {
    const [rows, { setAside, returns, unexplained }] = await Promise.all([this.clearings.list(limit, decodeIdCursor(after)), this.clear.uncleared()]);
    return { ...toPage(rows, limit, ({ id }) => [id], (row) => shown(row, operator(actor))), open: { setAside, returns, unexplained } };
  }

  /** Says what became of some of it. Errors: `settlement.clearing_too_much`, `settlement.payout_not_found`. */
  @Post() @ForOperator() @NeedsIdempotencyKey() @Answers(clearing, 201)
  async propose(
    @CurrentActor() actor: Actor, @Body({ schema: newClearing }) body: z.infer<typeof newClearing>, @Idempotent() call: IdempotentCall, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const answer = await this.idempotency.run(call, async (tx) => ({ status: 201, body: await this.one(actor, await this.clear.propose(tx, operator(actor), body), tx) }));
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }

  /** Somebody else confirms, and it is posted. Errors: `settlement.clearing_not_found`, `settlement.second_person_needed`, `settlement.clearing_withdrawn`, `settlement.clearing_too_much`. */
  @Post(':id/confirmations') @ForOperator() @Answers(clearing, 201)
  async confirm(@CurrentActor() actor: Actor, @Param({ schema: clearingParams }) { id }: z.infer<typeof clearingParams>): Promise<Shown> {
    await this.clear.confirm(operator(actor), id);
    return this.one(actor, id);
  }

  /** Takes it back before it is posted. Errors: `settlement.clearing_not_found`, `settlement.clearing_done`. */
  @Post(':id/withdrawals') @ForOperator() @Answers(clearing, 201)
  async withdraw(@CurrentActor() actor: Actor, @Param({ schema: clearingParams }) { id }: z.infer<typeof clearingParams>): Promise<Shown> {
    await this.clear.withdraw(operator(actor), id);
    return this.one(actor, id);
  }

  private async one(actor: Actor, id: string, tx?: Tx): Promise<Shown> {
    const found = await this.clearings.find(id, tx);
    if (found === null) throw new NotFound('settlement.clearing_not_found');
    return shown(found, operator(actor));
  }
}

const shown = ({ id, what, amount, reason, state, proposedBy, proposedAt, decidedBy, decidedAt, payout }: Clearing, who: string): Shown => ({
  id, payoutCode: payout?.code ?? null, what, amount, reason, state, proposedBy, proposedAt: isoVietnam(proposedAt), decidedBy, decidedAt: decidedAt && isoVietnam(decidedAt), mine: proposedBy === who,
});
