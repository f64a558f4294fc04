import { Injectable } from '@nestjs/common';
import { Clock, Conflict, message } from '@cho-phien/kernel';
import { Config } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { markOf } from '../domain/account-mark.js';
import type { Payout } from '../storage/payout.repository.js';
import { PayoutBook } from './payout-book.js';
import { PayoutStandings } from './payout-standing.js';

/** An approved batch goes into the bank's file: from here on its payouts count as sent. */
@Injectable()
export class FilePayouts {
  constructor(private readonly book: PayoutBook, private readonly standings: PayoutStandings, private readonly config: Config, private readonly clock: Clock) {}

  /** What was approved is paid to the account that was approved or to none, and to nobody who was suspended since. Filing twice changes nothing. Errors: `settlement.payout_not_found`, `settlement.payout_not_approved`. */
  async run(by: string, batchId: string): Promise<void> {
    await this.book.behindLock(batchId, async (tx, batch) => {
      if (batch.state === 'filed') return;
      const at = this.clock.now();
      if (!(await this.book.batches.move(tx, batchId, 'file', by, at))) throw new Conflict('settlement.payout_not_approved');
      for (const payout of await this.book.payouts.ofBatch(batchId, tx)) {
        const refusal = await this.refusalOf(tx, payout);
        if (refusal === null) await this.book.payouts.send(tx, payout.id);
        else await this.book.giveBack(tx, payout, { reason: message(refusal, 'vi'), by, at });
      }
    });
  }

  private async refusalOf(tx: Tx, { sellerId, accountMark }: Payout): Promise<string | null> {
    const { account, held } = await this.standings.of(sellerId, tx);
    if (held === 'suspended') return 'settlement.suspended_reason';
    const same = held === null && account !== null && markOf(this.config.settings.DATA_KEY, sellerId, account) === accountMark;
    return same ? null : 'settlement.account_changed_reason';
  }
}
