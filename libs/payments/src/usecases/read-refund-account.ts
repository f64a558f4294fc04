import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden, NotFound, unseal } from '@cho-phien/kernel';
import { Config, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { PayableRepository } from '../storage/payable.repository.js';
import { RefundAccountRepository } from '../storage/refund-account.repository.js';
import { RefundTaskRepository } from '../storage/refund-task.repository.js';
import type { RefundTask } from '../storage/refund-task.repository.js';
import { RefundTransferRepository } from '../storage/refund-transfer.repository.js';
import type { BuyersAccount } from './give-refund-account.js';

/**
 * Shows a buyer's whole account to the two people who send his money: whoever is about to, and, once a transfer is entered,
 * its proposer and one other. Each look is written down; afterwards nobody is shown more than the last digits.
 */
@Injectable()
export class ReadRefundAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly payables: PayableRepository, private readonly tasks: RefundTaskRepository, private readonly transfers: RefundTransferRepository,
    private readonly accounts: RefundAccountRepository, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** Errors: `payments.refund_not_found`, `payments.refund_account_missing`, `payments.refund_account_two_people`. */
  async run(operator: string, taskId: string): Promise<BuyersAccount> {
    return this.unitOfWork.run(async (tx) => {
      const payableId = await this.tasks.payableOf(tx, taskId);
      if (payableId === null) throw new NotFound('payments.refund_not_found');
      await this.payables.lockById(tx, payableId);
      await this.assertSends(tx, operator, (await this.tasks.find(tx, taskId))!);
      const account = await this.accounts.find(tx, payableId);
      if (!account?.numberSealed || !account.holderSealed) throw new Conflict('payments.refund_account_missing');
      await this.accounts.noteLook(tx, taskId, operator, this.clock.now());
      const plain = (sealed: Buffer): string => unseal(this.config.settings.DATA_KEY, payableId, sealed);
      return { bin: account.bin, accountNumber: plain(account.numberSealed), holder: plain(account.holderSealed) };
    });
  }

  private async assertSends(tx: Tx, operator: string, { id, state, way }: RefundTask): Promise<void> {
    if (way !== 'transfer' || (state !== 'open' && state !== 'proposed')) throw new Conflict('payments.refund_account_missing');
    const entered = await this.transfers.current(tx, id);
    if (entered === null || entered.proposedBy === operator) return;
    const others = (await this.accounts.readers(tx, id, entered.proposedAt)).filter((by) => by !== entered.proposedBy);
    if (others.length > 0 && !others.includes(operator)) throw new Forbidden('payments.refund_account_two_people');
  }
}
