import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { LedgerFacade, PAYOUT_RETURNS, sellerAvailable } from '@cho-phien/ledger';
import type { Posting } from '@cho-phien/ledger';
import { Outbox, UnitOfWork } from '@cho-phien/platform';
import type { Tx } from '@cho-phien/platform';
import { EntryRepository } from '../storage/entry.repository.js';
import type { PayoutEntry } from '../storage/entry.repository.js';
import { PayoutBatchRepository } from '../storage/payout-batch.repository.js';
import type { PayoutBatch } from '../storage/payout-batch.repository.js';
import { PayoutRepository } from '../storage/payout.repository.js';
import type { Payout } from '../storage/payout.repository.js';

/** Why, by whom and when a payout's money stays with the market. */
export interface GivenBack { reason: string; by: string; at: Date }

/** What every step of a payout has in common: one batch at a time, and the ledger and the seller's statement always together. */
@Injectable()
export class PayoutBook {
  constructor(
    private readonly unitOfWork: UnitOfWork, readonly batches: PayoutBatchRepository, readonly payouts: PayoutRepository,
    private readonly entries: EntryRepository, private readonly ledger: LedgerFacade, private readonly outbox: Outbox,
  ) {}

  /** One transaction behind the lock of a batch. Errors: `settlement.payout_not_found`. */
  async behindLock<Result>(batchId: string, act: (tx: Tx, batch: PayoutBatch) => Promise<Result>): Promise<Result> {
    return this.unitOfWork.run(async (tx) => {
      const batch = await this.batches.lock(tx, batchId);
      if (!batch) throw new NotFound('settlement.payout_not_found');
      return act(tx, batch);
    });
  }

  /** The payouts of a batch, or one of them. Errors: `settlement.payout_not_found`. */
  async chosen(tx: Tx, batchId: string, payoutId: string | null): Promise<Payout[]> {
    const all = await this.payouts.ofBatch(batchId, tx);
    const chosen = payoutId === null ? all : all.filter(({ id }) => id === payoutId);
    if (chosen.length === 0) throw new NotFound('settlement.payout_not_found');
    return chosen;
  }

  async post(tx: Tx, entry: PayoutEntry, postings: Posting[]): Promise<void> {
    await this.ledger.post(tx, { kind: entry.kind === 'payout' ? 'payout' : 'payout_back', reference: entry.reference, occurredAt: entry.occurredAt, eventId: null, postings });
    await this.entries.addPayout(tx, entry);
  }

  /**
   * Restores a seller's balance, once for each payout. What was still in transit is reversed; what the bank had paid out
   * comes back as a line of its own, until whose explanation it stands in `payout:returns`.
   */
  async giveBack(tx: Tx, payout: Payout, { reason, by, at }: GivenBack): Promise<void> {
    const { id, sellerId, amount, accountEnd, state } = payout;
    if (!(await this.payouts.giveBack(tx, id, state === 'waiting' ? 'drop' : 'return', reason, by, at))) return;
    const reference = `payout_back:${id}`;
    if (state === 'settled') {
      await this.ledger.post(tx, { kind: 'payout_back', reference, occurredAt: at, eventId: null, postings: [{ source: PAYOUT_RETURNS, destination: sellerAvailable(sellerId), amount }] });
    } else {
      await this.ledger.reverse(tx, `payout:${id}`, { kind: 'payout_back', reference, occurredAt: at, eventId: null });
    }
    await this.entries.addPayout(tx, { kind: 'payout_return', reference, sellerId, payoutId: id, amount, occurredAt: at });
    await this.outbox.append(tx, { type: 'settlement.payout_returned', payload: { payoutId: id, sellerId, amount, accountEnd, reason, at: at.toISOString() } });
  }
}
