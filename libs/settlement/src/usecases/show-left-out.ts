import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { ruleOn } from '../domain/payout-rule.js';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import { PayoutStandings } from './payout-standing.js';
import type { PayoutHold, PayoutStanding } from './payout-standing.js';

/** A seller who has money with the market that the next batch would leave out. */
export interface LeftOut { sellerId: string; sellerName: string; available: number; why: PayoutHold | 'below_minimum'; suspendedSince: Date | null }

const MOST = 200;

/** Whom a batch prepared now would leave out, and why; who has most first. */
@Injectable()
export class ShowLeftOut {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly ledger: LedgerFacade, private readonly rules: PayoutRuleRepository, private readonly standings: PayoutStandings,
    private readonly sellers: SellersFacade, private readonly clock: Clock,
  ) {}

  async run(): Promise<LeftOut[]> {
    const balances = await this.unitOfWork.run((tx) => this.ledger.sellersWith(tx, 1));
    const { minimum } = ruleOn(await this.rules.all(), vietnamDay(this.clock.now()));
    const ids = balances.map(({ sellerId }) => sellerId);
    const [standings, named] = await Promise.all([this.standings.ofMany(ids), this.sellers.findMany(ids)]);
    return balances
      .flatMap(({ sellerId, available }) => {
        const { held, suspendedSince } = standings.get(sellerId) as PayoutStanding;
        const why = held ?? (available < minimum ? 'below_minimum' as const : null);
        return why === null ? [] : [{ sellerId, sellerName: named.get(sellerId)?.name ?? '', available, why, suspendedSince }];
      })
      .sort((one, other) => other.available - one.available)
      .slice(0, MOST);
  }
}
