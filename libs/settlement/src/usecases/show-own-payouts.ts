import { Injectable } from '@nestjs/common';
import { Clock, NotFound, vietnamDay } from '@cho-phien/kernel';
import type { Cursor, VietnamDay } from '@cho-phien/kernel';
import { LedgerFacade, sellerAvailable } from '@cho-phien/ledger';
import type { SellerScope } from '@cho-phien/platform';
import { nextPayoutDay, ruleOn } from '../domain/payout-rule.js';
import { EntryRepository } from '../storage/entry.repository.js';
import type { Entry } from '../storage/entry.repository.js';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import { PayoutRepository } from '../storage/payout.repository.js';
import type { OwnPayout } from '../storage/payout.repository.js';
import { PayoutStandings } from './payout-standing.js';
import type { PayoutHold } from './payout-standing.js';

/** What comes with the next payout; `held` says why nothing would. */
export interface Upcoming {
  on: VietnamDay; amount: number; minimum: number; accountEnd: string | null;
  held: 'owes' | PayoutHold | 'below_minimum' | null;
  entries: Entry[];
}

const ENTRIES = 50;
const MOST_OF_PAYOUT = 500;

/** A seller's payouts, and the next. */
@Injectable()
export class ShowOwnPayouts {
  constructor(
    private readonly rules: PayoutRuleRepository, private readonly payouts: PayoutRepository, private readonly entries: EntryRepository, private readonly ledger: LedgerFacade, private readonly standings: PayoutStandings, private readonly clock: Clock,
  ) {}

  list(scope: SellerScope, limit: number, after: Cursor | null): Promise<OwnPayout[]> { return this.payouts.ofSeller(scope, limit, after); }

  /** One, with what it was made of. Errors: `settlement.payout_not_found`. */
  async one(scope: SellerScope, id: string): Promise<{ payout: OwnPayout; entries: Entry[] }> {
    const payout = await this.payouts.ownOne(scope, id);
    if (payout === null) throw new NotFound('settlement.payout_not_found');
    return { payout, entries: await this.entries.ofPayout(scope, id, MOST_OF_PAYOUT) };
  }

  async upcoming(scope: SellerScope): Promise<Upcoming> {
    const { sellerId } = scope;
    const [rules, balance, { account, held: barred }, entries] = await Promise.all([
      this.rules.all(), this.ledger.balanceOf(sellerAvailable(sellerId)), this.standings.of(sellerId), this.entries.sincePayout(scope, ENTRIES),
    ]);
    const on = nextPayoutDay(rules, vietnamDay(this.clock.now()));
    const { minimum } = ruleOn(rules, on);
    const held = balance < 0 ? 'owes' : barred ?? (balance < minimum ? 'below_minimum' as const : null);
    return { on, amount: Math.max(balance, 0), minimum, accountEnd: account?.accountNumber.slice(-4) ?? null, held, entries };
  }
}
