import { Injectable } from '@nestjs/common';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Cursor, VietnamDay } from '@cho-phien/kernel';
import type { SheetFormat, Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { nextPayoutDay, ruleOn } from '../domain/payout-rule.js';
import type { BatchState } from '../domain/payout-state.js';
import type { BatchSummary } from '../storage/payout-batch.repository.js';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import type { Payout } from '../storage/payout.repository.js';
import { PayoutBook } from './payout-book.js';
import { WriteBankFile } from './write-bank-file.js';

export type ShownPayout = Payout & { sellerName: string };

/** Payouts as the operator sees them. */
@Injectable()
export class ShowPayouts {
  constructor(private readonly book: PayoutBook, private readonly rules: PayoutRuleRepository, private readonly sellers: SellersFacade, private readonly files: WriteBankFile, private readonly clock: Clock) {}

  list(state: BatchState | undefined, limit: number, after: Cursor | null): Promise<BatchSummary[]> { return this.book.batches.list(state, limit, after); }

  /** When the schedule prepares the next batch, and from how many đồng. */
  async nextDay(): Promise<{ nextDay: VietnamDay; minimum: number }> {
    const rules = await this.rules.all();
    const nextDay = nextPayoutDay(rules, vietnamDay(this.clock.now()));
    return { nextDay, minimum: ruleOn(rules, nextDay).minimum };
  }

  /** Errors: `settlement.payout_not_found`. */
  async summary(id: string, tx?: Tx): Promise<BatchSummary> {
    const found = await this.book.batches.summary(id, tx);
    if (found === null) throw new NotFound('settlement.payout_not_found');
    return found;
  }

  /** Errors: `settlement.payout_not_found`. */
  async run(id: string): Promise<BatchSummary & { payouts: ShownPayout[] }> {
    const [batch, payouts] = await Promise.all([this.summary(id), this.book.payouts.ofBatch(id)]);
    const sellers = await this.sellers.findMany(payouts.map(({ sellerId }) => sellerId));
    return { ...batch, payouts: payouts.map((payout) => ({ ...payout, sellerName: sellers.get(payout.sellerId)?.name ?? '' })) };
  }

  /** Errors: `settlement.payout_not_found`, `settlement.payout_not_approved`, `settlement.account_changed`. */
  bankFile(id: string, format: SheetFormat): Promise<Buffer> { return this.files.run(id, format); }
}
