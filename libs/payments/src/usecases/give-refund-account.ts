import { Injectable } from '@nestjs/common';
import { Clock, Conflict, NotFound, seal } from '@cho-phien/kernel';
import { ChangeFeed, Config, UnitOfWork } from '@cho-phien/platform';
import { PayableRepository } from '../storage/payable.repository.js';
import { RefundAccountRepository } from '../storage/refund-account.repository.js';

export interface BuyersAccount { bin: string; accountNumber: string; holder: string }

/** The buyer says where money is to go that cannot go back the way it came. The last word counts, until a transfer is entered. */
@Injectable()
export class GiveRefundAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly payables: PayableRepository, private readonly accounts: RefundAccountRepository,
    private readonly changes: ChangeFeed, private readonly config: Config, private readonly clock: Clock,
  ) {}

  /** Errors: `payments.group_not_found`, `payments.refund_account_not_needed`, `payments.refund_account_fixed`. */
  async run(groupCode: string, { bin, accountNumber, holder }: BuyersAccount): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const payable = await this.payables.lock(tx, groupCode);
      if (!payable) throw new NotFound('payments.group_not_found');
      const { amount, fixed } = await this.accounts.owed(groupCode, tx);
      if (amount === 0) throw new Conflict('payments.refund_account_not_needed');
      if (fixed) throw new Conflict('payments.refund_account_fixed');
      const sealed = (text: string): Buffer => seal(this.config.settings.DATA_KEY, payable.id, text);
      await this.accounts.keep(tx, payable.id, { bin, numberEnd: accountNumber.slice(-4), numberSealed: sealed(accountNumber), holderSealed: sealed(holder), givenAt: this.clock.now() });
      await this.changes.announce(tx, `order_group:${groupCode}`);
    });
  }
}
