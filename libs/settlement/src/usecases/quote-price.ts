import { Injectable } from '@nestjs/common';
import type { PaymentMethod } from '@cho-phien/contracts';
import { Clock, NotFound, timesDong, vietnamDay } from '@cho-phien/kernel';
import type { Dong, VietnamDay } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import { leastOf, termsOf } from '../domain/deductions.js';
import type { Deduction, Terms } from '../domain/deductions.js';
import { METHODS } from '../domain/rate.js';
import type { Rate, SaleChannel } from '../domain/rate.js';
import { RateRepository } from '../storage/rate.repository.js';

export interface AskedQuote { price: Dong; quantity: number; productSet: string | null; method: PaymentMethod | undefined; channel: SaleChannel }

/** What a seller would receive of a sale made today. */
export interface Quote {
  items: Dong;
  deductions: Deduction[];
  receives: Dong;
  /** The day since when all of these rates hold. */
  validFrom: VietnamDay;
  /** A rate that has yet to be confirmed is among them. */
  toBeConfirmed: boolean;
}

/** Says before a sale what will be credited after it, by the function that freezes the terms of a sale. */
@Injectable()
export class QuotePrice {
  constructor(private readonly rates: RateRepository, private readonly sellers: SellersFacade, private readonly clock: Clock) {}

  /** Where the way of paying is not given and makes a difference, the least that the seller will receive. Errors: `seller.not_found`, `money.not_whole_dong`. */
  async run(scope: SellerScope, { price, quantity, productSet, method, channel }: AskedQuote): Promise<Quote> {
    const [rates, seller] = await Promise.all([this.rates.all(), this.sellers.find(scope.sellerId)]);
    if (!seller) throw new NotFound('seller.not_found');
    const moneyRoute = await this.sellers.moneyRouteOf(seller);
    const day = vietnamDay(this.clock.now());
    const lines = [{ productSet, amount: timesDong(price, quantity) }];
    const possible = (method === undefined ? METHODS : [method]).map((each) => termsOf({ sellerKind: seller.kind, moneyRoute, channel, day, lines, method: each }, rates));
    return quoted(leastOf(possible), rates, day);
  }
}

function quoted({ items, deductions, receives }: Terms, rates: readonly Rate[], day: VietnamDay): Quote {
  const used = deductions.map(({ rateId }) => rates.find(({ id }) => id === rateId)!);
  return {
    items, deductions, receives,
    validFrom: used.map(({ validFrom }) => validFrom).sort().at(-1) ?? day,
    toBeConfirmed: used.some(({ status }) => status === 'to_be_confirmed'),
  };
}
