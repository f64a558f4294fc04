import { Injectable } from '@nestjs/common';
import { Clock, Conflict } from '@cho-phien/kernel';
import { PayoutBook } from './payout-book.js';

/** Calls a batch off before its file is made; every balance is restored. */
@Injectable()
export class CancelPayouts {
  constructor(private readonly book: PayoutBook, private readonly clock: Clock) {}

  /** Cancelling twice changes nothing. Errors: `settlement.payout_not_found`, `settlement.payout_filed`. */
  async run(by: string, batchId: string, reason: string): Promise<void> {
    await this.book.behindLock(batchId, async (tx, batch) => {
      if (batch.state === 'cancelled') return;
      const at = this.clock.now();
      if (!(await this.book.batches.move(tx, batchId, 'cancel', by, at, reason))) throw new Conflict('settlement.payout_filed');
      for (const payout of await this.book.payouts.ofBatch(batchId, tx)) await this.book.giveBack(tx, payout, { reason, by, at });
    });
  }
}
