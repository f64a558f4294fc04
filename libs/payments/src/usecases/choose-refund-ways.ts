import { Injectable } from '@nestjs/common';
import { Clock, newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { PaymentGateways } from '../providers/payment-gateways.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { RefundSendingRepository } from '../storage/refund-sending.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';

const AT_ONCE = 20;

/** Says of each refund how it goes back: by the gateway where its money came by one that still has it, else by hand. */
@Injectable()
export class ChooseRefundWays {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tasks: RefundTaskRepository,
    private readonly payables: PayableRepository,
    private readonly sendings: RefundSendingRepository,
    private readonly gateways: PaymentGateways,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (const { id, payableId } of await this.tasks.undecided(AT_ONCE)) await this.unitOfWork.run((tx) => this.choose(tx, id, payableId));
  }

  private async choose(tx: Tx, id: string, payableId: string): Promise<void> {
    await this.payables.lockById(tx, payableId);
    const task = (await this.tasks.find(tx, id))!;
    if (task.state !== 'open' || task.way !== null) return;
    const source = task.receiptId !== null || task.splits.length > 0 ? await this.sendings.sourceFor(tx, payableId, task.receiptId, task.amount) : null;
    if (!source || !this.gateways.configured(source.method)) {
      await this.tasks.leaveToPeople(tx, id);
      return;
    }
    await this.tasks.move(tx, id, 'send', 'gateway');
    await this.sendings.insert(tx, { ...source, taskId: id, requestId: newId().replaceAll('-', ''), amount: task.amount, createdAt: this.clock.now() });
  }
}
