import { Injectable } from '@nestjs/common';
import { addMonths, Clock, startOfVietnamDay, vietnamDay } from '@cho-phien/kernel';
import { LedgerFacade, sellerAvailable } from '@cho-phien/ledger';
import type { SellerScope } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { EntryRepository } from '../storage/entry.repository.js';
import type { Entry, HeldOrder, Pending } from '../storage/entry.repository.js';

export interface StatementLine extends Entry { balanceAfter: number }
export interface OwnBalance extends Pending { available: number; held: HeldOrder[]; asOf: Date }
export interface Statement { month: string; opening: number; closing: number; lines: StatementLine[]; addressAs: string | null }

/** Orders that are named one by one. */
const MOST_HELD = 50;

/** What a seller has, and how it came about. opening + entries = closing, and the closing of a month is the opening of the next. */
@Injectable()
export class ShowStatement {
  constructor(private readonly entries: EntryRepository, private readonly ledger: LedgerFacade, private readonly sellers: SellersFacade, private readonly clock: Clock) {}

  async balance(scope: SellerScope): Promise<OwnBalance> {
    const [available, pending, held] = await Promise.all([this.ledger.balanceOf(sellerAvailable(scope.sellerId)), this.entries.pending(scope), this.entries.held(scope, MOST_HELD)]);
    return { available, ...pending, held, asOf: this.clock.now() };
  }

  /** @param month `YYYY-MM`; this month when left out */
  async run(scope: SellerScope, month: string = vietnamDay(this.clock.now()).slice(0, 7)): Promise<Statement> {
    const [from, until] = [startOfVietnamDay(`${month}-01`), startOfVietnamDay(addMonths(`${month}-01`, 1))];
    const [opening, entries, profile] = await Promise.all([this.entries.sumBefore(scope, from), this.entries.between(scope, from, until), this.sellers.profileOf(scope.sellerId)]);
    let balance = opening;
    const lines = entries.map((entry) => ({ ...entry, balanceAfter: (balance += entry.net) }));
    return { month, opening, closing: balance, lines, addressAs: profile?.addressAs ?? null };
  }
}
