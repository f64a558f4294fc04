import { Injectable } from '@nestjs/common';
import { Clock, newId, sumDong, Unprocessable } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { SaleChannel } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import type { Split } from '../domain/payable.js';
import type { BankAccount } from '../providers/vietqr/transfer-payload.js';
import { PayableRepository } from '../storage/payable.repository.js';
import { OpenDirectPayments } from './open-direct-payments.js';

export interface PayableToOpen {
  groupCode: string;
  /** Absent: the shop on the web. */
  channel?: SaleChannel;
  /** đồng; the sum of all splits. */
  total: Dong;
  /** End of the hold; null: none. */
  expiresAt: Date | null;
  /** `payTo`: the buyer pays this order to its seller himself, on this account. */
  splits: readonly (Split & { payTo?: BankAccount })[];
  codAllowed: boolean;
  /** Lower-case hex SHA-256 of the secret that opens the group. */
  tokenHash: string;
}

/** Opens what a group owes, in the checkout's transaction. */
@Injectable()
export class OpenPayable {
  constructor(private readonly payables: PayableRepository, private readonly direct: OpenDirectPayments, private readonly clock: Clock) {}

  /** Answers the payable's id. Errors: `payments.splits_do_not_sum`. */
  async run(tx: Tx, payable: PayableToOpen): Promise<string> {
    const sum = sumDong(payable.splits.flatMap(({ items, delivery }) => [items, delivery]));
    if (sum !== payable.total) throw new Unprocessable('payments.splits_do_not_sum', { total: payable.total, sum });
    const id = newId();
    await this.payables.insert(tx, { ...payable, splits: payable.splits.map((split) => ({ ...split, direct: split.payTo !== undefined })), id, createdAt: this.clock.now() });
    await this.direct.run(tx, id, payable);
    return id;
  }
}
