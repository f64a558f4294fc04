import { Injectable } from '@nestjs/common';
import { Clock, Conflict, newId, NotFound } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { SellerScope, Tx } from '@cho-phien/platform';
import { DirectRefundRepository } from '../storage/direct-refund.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { RefundTask } from '../storage/refund-task.repository.js';
import { RefundTransferRepository } from '../storage/refund-transfer.repository.js';
import type { RefundTransfer } from '../storage/refund-transfer.repository.js';
import { FinishRefund } from './finish-refund.js';

/** Whose word it is that the money came: the buyer's, or nobody's because he said nothing in time. */
type Believed = 'buyer' | 'silence';

/** How long a buyer has to say that money did not come; then the seller's word stands. */
export const DAYS_TO_DENY = 7;
const AT_ONCE = 100;

/**
 * A buyer's money that went to the seller himself comes back from him: he sends it and says so with the bank's reference, the buyer
 * confirms or denies. The market observes; it never sends this money and never takes it from the seller's balance.
 */
@Injectable()
export class RefundBySeller {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: DirectRefundRepository,
    private readonly tasks: RefundTaskRepository,
    private readonly transfers: RefundTransferRepository,
    private readonly finish: FinishRefund,
    private readonly clock: Clock,
  ) {}

  /** The seller sent it. Saying the same again changes nothing. Errors: `payments.refund_not_found`, `payments.refund_done`, `payments.refund_proposed`, `payments.evidence_used`. */
  async sent(scope: SellerScope, by: string, id: string, { reference, note }: { reference: string; note: string }): Promise<void> {
    await this.behindLock((tx) => this.refunds.holdOfSeller(tx, scope, id), id, async (tx, task) => {
      const current = await this.transfers.current(tx, id);
      if (current?.reference === reference) return;
      if (task.state === 'done') throw new Conflict('payments.refund_done');
      if (current) throw new Conflict('payments.refund_proposed');
      const said = { id: newId(), taskId: id, reference, note, sentBy: 'seller' as const, proposedBy: `seller:${by}` };
      if (!(await this.transfers.insert(tx, said, this.clock.now()))) throw new Conflict('payments.evidence_used');
      await this.tasks.move(tx, id, 'propose', 'seller');
    });
  }

  /** The money came, or nobody denied it. Saying it again changes nothing. Errors: `payments.refund_not_found`, `payments.seller_refund_unsaid`. */
  async came(groupCode: string, id: string, believed: Believed = 'buyer'): Promise<void> {
    await this.aboutPurchase(groupCode, id, async (tx, task, said) => {
      if (task.state === 'done') return;
      if (said === null) throw new Conflict('payments.seller_refund_unsaid');
      await this.transfers.decide(tx, said.id, 'confirmed', believed, this.clock.now());
      await this.finish.run(tx, task, { method: 'direct', reference: said.reference });
    });
  }

  /** The buyer says that it did not come: the seller owes it still, and the market’s people see it. Errors: as of `came`, and `payments.refund_done`. */
  async denied(groupCode: string, id: string, complaint: string): Promise<void> {
    await this.aboutPurchase(groupCode, id, async (tx, task, said) => {
      if (task.state === 'done') throw new Conflict('payments.refund_done');
      if (said === null) throw new Conflict('payments.seller_refund_unsaid');
      await this.transfers.deny(tx, said.id, complaint, 'buyer', this.clock.now());
      await this.tasks.move(tx, id, 'withdraw', 'seller');
    });
  }

  /** Believes what nobody denied in time. */
  async believeUndenied(): Promise<void> {
    const since = new Date(this.clock.now().getTime() - DAYS_TO_DENY * 86_400_000);
    for (const { id, groupCode } of await this.refunds.unanswered(since, AT_ONCE)) await this.came(groupCode, id, 'silence');
  }

  private aboutPurchase(groupCode: string, id: string, act: (tx: Tx, task: RefundTask, said: RefundTransfer | null) => Promise<void>): Promise<void> {
    return this.behindLock((tx) => this.refunds.holdOfGroup(tx, groupCode, id), id, async (tx, task) => act(tx, task, await this.transfers.current(tx, id)));
  }

  private async behindLock(hold: (tx: Tx) => Promise<boolean>, id: string, act: (tx: Tx, task: RefundTask) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await hold(tx))) throw new NotFound('payments.refund_not_found');
      await act(tx, (await this.tasks.find(tx, id))!);
    });
  }
}
