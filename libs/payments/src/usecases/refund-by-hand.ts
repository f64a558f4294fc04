import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, newId, NotFound, Unprocessable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { PayableRepository } from '../storage/payable.repository.js';
import { RefundSendingRepository } from '../storage/refund-sending.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { RefundTask } from '../storage/refund-task.repository.js';
import { RefundTransferRepository } from '../storage/refund-transfer.repository.js';
import type { RefundTransfer } from '../storage/refund-transfer.repository.js';
import { FinishRefund } from './finish-refund.js';

/** `sentBy` must be said where a gateway may have sent the money: whether people found it there, or transferred it themselves. */
export interface Evidence { reference: string; note: string; sentBy?: 'transfer' | 'gateway' | undefined }

/** A refund by bank transfer: one operator sends it and says so with the bank's reference, another confirms that it went. */
@Injectable()
export class RefundByHand {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: RefundTaskRepository,
    private readonly transfers: RefundTransferRepository,
    private readonly sendings: RefundSendingRepository,
    private readonly payables: PayableRepository,
    private readonly finish: FinishRefund,
    private readonly clock: Clock,
  ) {}

  /** Proposing the same again changes nothing. Errors: `payments.refund_not_found`, `payments.refund_by_gateway`, `payments.refund_by_seller`, `payments.refund_proposed`, `payments.refund_done`, `payments.evidence_used`, `payments.say_who_sent`. */
  async propose(operator: string, taskId: string, { reference, note, sentBy }: Evidence): Promise<void> {
    await this.behindLock(taskId, async (tx, task) => {
      const current = await this.transfers.current(tx, taskId);
      if (current?.reference === reference && current.proposedBy === operator) return;
      if (task.state === 'done') throw new Conflict('payments.refund_done');
      if (task.way === 'seller') throw new Conflict('payments.refund_by_seller');
      if (current) throw new Conflict('payments.refund_proposed');
      if (task.state === 'sending' || task.way !== 'transfer') throw new Conflict('payments.refund_by_gateway');
      const doubtful = (await this.sendings.unclearAt(tx, taskId)) !== null;
      if (doubtful ? sentBy === undefined : sentBy === 'gateway') throw new Unprocessable('payments.say_who_sent');
      if (!(await this.transfers.insert(tx, { id: newId(), taskId, reference, note, sentBy: sentBy ?? 'transfer', proposedBy: operator }, this.clock.now()))) throw new Conflict('payments.evidence_used');
      await this.tasks.move(tx, taskId, 'propose', 'transfer');
    });
  }

  /** Confirming twice changes nothing. Errors: `payments.refund_not_found`, `payments.transfer_withdrawn`, `payments.second_person_needed`. */
  async confirm(operator: string, taskId: string, transferId: string): Promise<void> {
    await this.behindLock(taskId, async (tx, task) => {
      const transfer = await this.transfer(tx, taskId, transferId);
      if (transfer.sentBy === 'seller') throw new Conflict('payments.refund_by_seller');
      if (transfer.proposedBy === operator) throw new Forbidden('payments.second_person_needed');
      if (transfer.state === 'confirmed') return;
      if (transfer.state === 'withdrawn') throw new Conflict('payments.transfer_withdrawn');
      await this.transfers.decide(tx, transferId, 'confirmed', operator, this.clock.now());
      const gateway = transfer.sentBy === 'gateway' ? await this.sendings.unclearAt(tx, taskId) : null;
      await this.finish.run(tx, task, { method: gateway ?? 'transfer', reference: transfer.reference });
    });
  }

  /** Takes a proposal back, by either person. Errors: `payments.refund_not_found`, `payments.refund_done`. */
  async withdraw(operator: string, taskId: string, transferId: string): Promise<void> {
    await this.behindLock(taskId, async (tx) => {
      const transfer = await this.transfer(tx, taskId, transferId);
      if (transfer.sentBy === 'seller') throw new Conflict('payments.refund_by_seller');
      if (transfer.state === 'confirmed') throw new Conflict('payments.refund_done');
      if (await this.transfers.decide(tx, transferId, 'withdrawn', operator, this.clock.now())) await this.tasks.move(tx, taskId, 'withdraw', 'transfer');
    });
  }

  private async transfer(tx: Tx, taskId: string, id: string): Promise<RefundTransfer> {
    const transfer = await this.transfers.find(tx, taskId, id);
    if (!transfer) throw new NotFound('payments.refund_not_found');
    return transfer;
  }

  private async behindLock(taskId: string, act: (tx: Tx, task: RefundTask) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const payableId = await this.tasks.payableOf(tx, taskId);
      if (payableId === null) throw new NotFound('payments.refund_not_found');
      await this.payables.lockById(tx, payableId);
      await act(tx, (await this.tasks.find(tx, taskId))!);
    });
  }
}
