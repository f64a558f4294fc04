import { Controller, Get, Query } from '@nestjs/common';
import { decodeCursor, Invalid, isId, isoVietnam, toPage } from '@cho-phien/kernel';
import type { Cursor } from '@cho-phien/kernel';
import type { z } from 'zod';
import { Answers, ForOperator } from '@cho-phien/platform';
import { ReceiptRepository } from '../storage/receipt.repository.js';
import type { BankEntry } from '../storage/receipt.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { RefundTask } from '../storage/refund-task.repository.js';
import { bankEntries, bankEntriesQuery, refundTasks, refundTasksQuery } from './operator-money.dto.js';
import type { bankEntry, refundTask } from './operator-money.dto.js';

/** The reconciliation desk: what came to the bank account, and what must go back. */
@Controller('operator')
export class OperatorMoneyController {
  constructor(private readonly receipts: ReceiptRepository, private readonly refunds: RefundTaskRepository) {}

  /** One row per line of the bank account, newest first. */
  @Get('bank-entries') @ForOperator() @Answers(bankEntries)
  async entries(@Query({ schema: bankEntriesQuery }) { state, limit, after }: z.infer<typeof bankEntriesQuery>): Promise<z.infer<typeof bankEntries>> {
    return toPage(await this.receipts.bankEntries(state, limit, placeOf(after)), limit, ({ id }) => [id], shownEntry);
  }

  /** Money that must go back to buyers, newest first. */
  @Get('refund-tasks') @ForOperator() @Answers(refundTasks)
  async tasks(@Query({ schema: refundTasksQuery }) { state, limit, after }: z.infer<typeof refundTasksQuery>): Promise<z.infer<typeof refundTasks>> {
    return toPage(await this.refunds.list(state, limit, placeOf(after)), limit, ({ id }) => [id], shownTask);
  }
}

function placeOf(after: string | undefined): Cursor | null {
  const cursor = decodeCursor(after, 1);
  if (cursor && !isId(String(cursor[0]))) throw new Invalid('paging.bad_cursor');
  return cursor;
}

const shownEntry = ({ id, provider, eventId, reference, amount, memo, outgoing, state, groupCode, occurredAt, receivedAt }: BankEntry): z.infer<typeof bankEntry> =>
  ({ id, provider, eventId, reference, amount, memo, outgoing, state, groupCode, occurredAt: isoVietnam(occurredAt), receivedAt: isoVietnam(receivedAt) });

const shownTask = ({ id, groupCode, orderCode, amount, reason, state, createdAt }: RefundTask): z.infer<typeof refundTask> =>
  ({ id, groupCode, orderCode, amount, reason, state, createdAt: isoVietnam(createdAt) });
