import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import { periodOf } from '../domain/tax-period.js';
import { wholeMonths } from '../domain/take-rate.js';
import { TakeRateRepository } from '../storage/take-rate.repository.js';

/** Works out of the ledger what the market kept in each month that is over. */
@Injectable()
export class ReckonTakeRates {
  constructor(private readonly ledger: LedgerFacade, private readonly takeRates: TakeRateRepository, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const first = await this.ledger.firstSale();
    if (first === null) return;
    const reckonedAt = this.clock.now();
    const known = (await this.takeRates.newest(1)).length > 0;
    for (const month of wholeMonths(vietnamDay(first), vietnamDay(reckonedAt), known)) {
      const { from, until } = periodOf(month);
      await this.takeRates.put({ month, ...(await this.ledger.soldBetween(from, until)), reckonedAt });
    }
  }
}
