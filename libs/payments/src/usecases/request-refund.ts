import { Injectable } from '@nestjs/common';
import type { RefundSplit } from '@cho-phien/contracts';
import { Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { Payable } from '../domain/payable.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { NewRefundTask } from '../storage/refund-task.repository.js';

/** Opens a refund task, once per cause, and tells the others. */
@Injectable()
export class RequestRefund {
  constructor(private readonly tasks: RefundTaskRepository, private readonly outbox: Outbox) {}

  /** @param splits whose captured money goes back; none when the money was never captured */
  async run(tx: Tx, payable: Pick<Payable, 'id' | 'groupCode'>, task: Omit<NewRefundTask, 'payableId'>, splits: RefundSplit[] = []): Promise<void> {
    const refundId = await this.tasks.insert(tx, { ...task, payableId: payable.id }, splits);
    if (refundId === null) return;
    const { orderCode, amount, reason, way } = task;
    await this.outbox.append(tx, { type: 'payments.refund_requested', payload: { refundId, groupCode: payable.groupCode, orderCode, amount, reason, splits, ...(way === 'seller' && { route: 'direct' as const }) } });
  }
}
