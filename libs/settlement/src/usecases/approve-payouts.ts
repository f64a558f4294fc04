import { Injectable } from '@nestjs/common';
import { Clock, Conflict, Forbidden } from '@cho-phien/kernel';
import { PayoutBook } from './payout-book.js';

/** Two different people approve a batch; the database holds the same rule. */
@Injectable()
export class ApprovePayouts {
  constructor(private readonly book: PayoutBook, private readonly clock: Clock) {}

  /** Errors: `settlement.payout_not_found`, `settlement.second_person_needed`, `settlement.preparer_may_not_approve`, `settlement.payout_not_waiting`. */
  async run(by: string, batchId: string): Promise<void> {
    await this.book.behindLock(batchId, async (tx, batch) => {
      if (batch.approvedBy === by) return; // clicked again
      if (batch.state !== 'prepared' && batch.state !== 'first_approved') throw new Conflict('settlement.payout_not_waiting');
      if (!batch.preparerApproves && batch.preparedBy === by) throw new Forbidden('settlement.preparer_may_not_approve');
      if (batch.firstApprovedBy === by) throw new Forbidden('settlement.second_person_needed');
      await this.book.batches.move(tx, batchId, batch.state === 'prepared' ? 'approve_first' : 'approve_second', by, this.clock.now());
    });
  }
}
