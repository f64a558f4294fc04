import { Injectable } from '@nestjs/common';
import { Clock } from '@cho-phien/kernel';
import { ChangeFeed, Outbox } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import type { RefundMethod } from '../domain/refund-task-state.js';
import { AttemptRepository } from '../storage/attempt.repository.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { RefundTask } from '../storage/refund-task.repository.js';

export interface RefundProof { method: RefundMethod; reference: string }

/** Money has gone back: written once, and told. The caller holds the payable's lock. */
@Injectable()
export class FinishRefund {
  constructor(
    private readonly tasks: RefundTaskRepository,
    private readonly payables: PayableRepository,
    private readonly attempts: AttemptRepository,
    private readonly outbox: Outbox,
    private readonly changes: ChangeFeed,
    private readonly clock: Clock,
  ) {}

  /** False when the task was done already. */
  async run(tx: Tx, task: RefundTask, { method, reference }: RefundProof): Promise<boolean> {
    const at = this.clock.now();
    if (!(await this.tasks.finish(tx, task.id, { method, reference, at }))) return false;
    await this.payables.addRefunded(tx, task.payableId, task.amount);
    await this.moveAttempt(tx, task);
    const { id: refundId, groupCode, orderCode, amount, reason, cause, splits, atDoor } = task;
    await this.outbox.append(tx, { type: 'payments.refund_completed', payload: { refundId, groupCode, orderCode, amount, reason, method, reference, at: at.toISOString(), cause, splits, ...(atDoor && { atDoor }) } });
    await this.changes.announce(tx, `order_group:${groupCode}`);
    return true;
  }

  /** Captured money that goes back changes the captured attempt; a second payment that goes back changes its own. */
  private async moveAttempt(tx: Tx, { payableId, orderCode, receiptId, splits, way, atDoor }: RefundTask): Promise<void> {
    if (splits.length === 0) {
      if (receiptId !== null) await this.attempts.returnHeld(tx, receiptId);
      return;
    }
    if (way === 'seller' && !atDoor) return this.attempts.refundDirect(tx, orderCode!);
    const { captured } = (await this.payables.lockById(tx, payableId))!;
    const whole = (await this.tasks.capturedSentBack(tx, payableId)) >= captured;
    const attempt = await this.attempts.captured(tx, payableId);
    if (attempt) await this.attempts.move(tx, attempt, whole ? 'refund' : 'refund_part', whole ? 'refunded' : 'part_refunded');
  }
}
