import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, isoVietnam, NotFound, toPage } from '@cho-phien/kernel';
import type { z } from 'zod';
import { Answers, CurrentActor, ForOperator } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { ShownRefundTask } from '../storage/refund-task.repository.js';
import { ReadRefundAccount } from '../usecases/read-refund-account.js';
import { RefundByHand } from '../usecases/refund-by-hand.js';
import { shapeMasked, wholeAccount } from './refund-account.dto.js';
import { refundTask, refundTaskParams, refundTasks, refundTasksQuery, transferBody, transferParams } from './refund-tasks.dto.js';

/** Money that must go back to buyers. */
@ApiTags('money')
@Controller('operator/refund-tasks')
export class RefundTasksController {
  constructor(private readonly refunds: RefundTaskRepository, private readonly byHand: RefundByHand, private readonly account: ReadRefundAccount) {}

  /** Every task with what was done about it, newest first. */
  @Get() @ForOperator() @Answers(refundTasks)
  async list(@Query({ schema: refundTasksQuery }) { state, limit, after }: z.infer<typeof refundTasksQuery>): Promise<z.infer<typeof refundTasks>> {
    return toPage(await this.refunds.list(state, limit, decodeIdCursor(after)), limit, ({ id }) => [id], shown);
  }

  /** Errors: `payments.refund_not_found`. */
  @Get(':id') @ForOperator() @Answers(refundTask)
  async read(@Param({ schema: refundTaskParams }) { id }: z.infer<typeof refundTaskParams>): Promise<z.infer<typeof refundTask>> { return this.one(id); }

  /** Shows the buyer's whole account to those who send his money, and writes down who read it. Errors: `payments.refund_not_found`, `payments.refund_account_missing`, `payments.refund_account_two_people`. */
  @Post(':id/account-looks') @ForOperator() @Answers(wholeAccount, 201)
  async look(@CurrentActor() { accountId }: Actor, @Param({ schema: refundTaskParams }) { id }: z.infer<typeof refundTaskParams>): Promise<z.infer<typeof wholeAccount>> {
    const { bin, accountNumber, holder } = await this.account.run(accountId, id);
    return { bin, accountNumber, holder };
  }

  /** Enters a transfer that was made by hand, with its evidence. Entering the same again changes nothing. */
  @Post(':id/transfers') @ForOperator() @Answers(refundTask, 201)
  async propose(
    @CurrentActor() { accountId }: Actor,
    @Param({ schema: refundTaskParams }) { id }: z.infer<typeof refundTaskParams>,
    @Body({ schema: transferBody }) body: z.infer<typeof transferBody>,
  ): Promise<z.infer<typeof refundTask>> {
    await this.byHand.propose(accountId, id, body);
    return this.one(id);
  }

  /** Confirms a transfer that somebody else entered: the money has gone back. */
  @Post(':id/transfers/:transferId/confirmations') @ForOperator() @Answers(refundTask, 201)
  async confirm(@CurrentActor() { accountId }: Actor, @Param({ schema: transferParams }) { id, transferId }: z.infer<typeof transferParams>): Promise<z.infer<typeof refundTask>> {
    await this.byHand.confirm(accountId, id, transferId);
    return this.one(id);
  }

  /** Takes a transfer back that was entered wrongly. */
  @Post(':id/transfers/:transferId/withdrawals') @ForOperator() @Answers(refundTask, 201)
  async withdraw(@CurrentActor() { accountId }: Actor, @Param({ schema: transferParams }) { id, transferId }: z.infer<typeof transferParams>): Promise<z.infer<typeof refundTask>> {
    await this.byHand.withdraw(accountId, id, transferId);
    return this.one(id);
  }

  private async one(id: string): Promise<z.infer<typeof refundTask>> {
    const task = await this.refunds.shown(id);
    if (!task) throw new NotFound('payments.refund_not_found');
    return shown(task);
  }
}

function shown({ id, groupCode, orderCode, amount, reason, state, way, method, reference, createdAt, doneAt, gateway, transfer, complaint, account, looks, waitsFor }: ShownRefundTask): z.infer<typeof refundTask> {
  return {
    id, groupCode, orderCode, amount, reason, state, way, method, reference, createdAt: isoVietnam(createdAt), doneAt: doneAt && isoVietnam(doneAt), gateway, complaint, waitsFor,
    transfer: transfer && {
      id: transfer.id, reference: transfer.reference, note: transfer.note, state: transfer.state, proposedBy: transfer.proposedBy,
      proposedAt: isoVietnam(new Date(transfer.proposedAt)), confirmedBy: transfer.decidedBy,
      account: transfer.accountBin === null ? null : { bin: transfer.accountBin, numberEnd: transfer.accountEnd! },
    },
    account: account && shapeMasked(account), looks: looks.map(({ by, at }) => ({ by, at: isoVietnam(new Date(at)) })),
  };
}
