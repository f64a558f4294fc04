import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { decodeIdCursor, toPage } from '@cho-phien/kernel';
import { Answers, CurrentActor, ForOperator, Idempotency, Idempotent, NeedsIdempotencyKey, sendSheet, SHEET_TYPES } from '@cho-phien/platform';
import type { Actor, IdempotentCall } from '@cho-phien/platform';
import { ApprovePayouts } from '../usecases/approve-payouts.js';
import { CancelPayouts } from '../usecases/cancel-payouts.js';
import { FilePayouts } from '../usecases/file-payouts.js';
import { PreparePayouts } from '../usecases/prepare-payouts.js';
import { ShowPayouts } from '../usecases/show-payouts.js';
import { batch, batches, batchParams, batchWithPayouts, cancelBody, payoutsQuery } from './payout.dto.js';
import { shapeBatch, shapePayout } from './shape-payout.js';

type WithPayouts = z.infer<typeof batchWithPayouts>;
const operator = ({ accountId }: Actor): string => `operator:${accountId}`;

/** Batches of payouts until they are in the bank's file. */
@ApiTags('money')
@Controller('operator/payouts')
export class OperatorPayoutsController {
  constructor(
    private readonly payouts: ShowPayouts, private readonly prepare: PreparePayouts, private readonly approve: ApprovePayouts, private readonly file: FilePayouts,
    private readonly cancel: CancelPayouts, private readonly idempotency: Idempotency,
  ) {}

  /** Every batch, newest first. */
  @Get() @ForOperator() @Answers(batches)
  async list(@CurrentActor() actor: Actor, @Query({ schema: payoutsQuery }) { state, limit, after }: z.infer<typeof payoutsQuery>): Promise<z.infer<typeof batches>> {
    const rows = await this.payouts.list(state, limit, decodeIdCursor(after));
    return { ...toPage(rows, limit, ({ id }) => [id], (row) => shapeBatch(row, operator(actor))), ...(await this.payouts.nextDay()) };
  }

  /** Makes a batch of all who have enough, outside the schedule. Errors: `settlement.nothing_to_pay`. */
  @Post() @ForOperator() @NeedsIdempotencyKey() @Answers(batch, 201)
  async prepareNow(@CurrentActor() actor: Actor, @Idempotent() call: IdempotentCall, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const answer = await this.idempotency.run(call, async (tx) => {
      const id = await this.prepare.run(tx, operator(actor));
      return { status: 201, body: shapeBatch(await this.payouts.summary(id, tx), operator(actor)) };
    });
    void reply.status(answer.status).header('content-type', 'application/json; charset=utf-8');
    return answer.body;
  }

  /** A batch with all its payouts. */
  @Get(':id') @ForOperator() @Answers(batchWithPayouts)
  async show(@CurrentActor() actor: Actor, @Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>): Promise<WithPayouts> { return this.whole(actor, id); }

  /** One person approves, then another. Errors: `settlement.second_person_needed`, `settlement.preparer_may_not_approve`, `settlement.payout_not_waiting`. */
  @Post(':id/approvals') @ForOperator() @Answers(batchWithPayouts, 201)
  async approveIt(@CurrentActor() actor: Actor, @Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>): Promise<WithPayouts> {
    await this.approve.run(operator(actor), id);
    return this.whole(actor, id);
  }

  /** Makes the bank's file of an approved batch. Whoever has changed his account since is left out. */
  @Post(':id/filings') @ForOperator() @Answers(batchWithPayouts, 201)
  async fileIt(@CurrentActor() actor: Actor, @Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>): Promise<WithPayouts> {
    await this.file.run(operator(actor), id);
    return this.whole(actor, id);
  }

  /** Calls a batch off before its file is made. */
  @Post(':id/cancellations') @ForOperator() @Answers(batchWithPayouts, 201)
  async cancelIt(@CurrentActor() actor: Actor, @Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>, @Body({ schema: cancelBody }) { reason }: z.infer<typeof cancelBody>): Promise<WithPayouts> {
    await this.cancel.run(operator(actor), id, reason);
    return this.whole(actor, id);
  }

  /** The bank's file. */
  @Get(':id/bank-file.csv') @ForOperator() @ApiProduces('text/csv')
  async csv(@Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sendSheet(reply, 'csv', `chi-tra-${id}`, await this.payouts.bankFile(id, 'csv'));
  }

  /** The bank's file. */
  @Get(':id/bank-file.xlsx') @ForOperator() @ApiProduces(SHEET_TYPES.xlsx)
  async xlsx(@Param({ schema: batchParams }) { id }: z.infer<typeof batchParams>, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    return sendSheet(reply, 'xlsx', `chi-tra-${id}`, await this.payouts.bankFile(id, 'xlsx'));
  }

  private async whole(actor: Actor, id: string): Promise<WithPayouts> {
    const { payouts, ...found } = await this.payouts.run(id);
    return { ...shapeBatch(found, operator(actor)), payouts: payouts.map(shapePayout) };
  }
}
