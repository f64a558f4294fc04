import { Injectable } from '@nestjs/common';
import type { OrderGroupPlaced } from '@cho-phien/contracts';
import type { Tx } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { Rate } from '../domain/rate.js';
import { freeze } from '../domain/sale-terms.js';
import type { SellerTerms } from '../domain/sale-terms.js';
import { RateRepository } from '../storage/rate.repository.js';
import { SaleRepository } from '../storage/sale.repository.js';
import type { KeptTerms } from '../storage/sale.repository.js';
import { CreditSale } from './credit-sale.js';

export interface ToldPurchase { eventId: string; payload: OrderGroupPlaced['payload'] }

/** Writes down, once for each order of some purchases, what its seller will receive of it. */
@Injectable()
export class FreezeTerms {
  constructor(
    private readonly rates: RateRepository,
    private readonly sellers: SellersFacade,
    private readonly sales: SaleRepository,
    private readonly creditSale: CreditSale,
  ) {}

  async run(tx: Tx, told: readonly ToldPurchase[]): Promise<void> {
    const rates = await this.rates.all(tx);
    const sellers = await this.sellers.findMany([...new Set(told.flatMap(({ payload: { orders = [] } }) => orders.map(({ sellerId }) => sellerId)))], tx);
    const terms = told.flatMap((purchase) => termsOf(purchase, sellers, rates));
    await this.sales.keepTerms(tx, terms);
    await this.creditSale.run(tx, ...terms.map(({ orderCode }) => orderCode));
  }
}

/** Purchases told before terms were frozen have none. */
function termsOf({ eventId, payload: { groupCode, channel = 'shop', placedAt, orders = [] } }: ToldPurchase, sellers: ReadonlyMap<string, SellerTerms>, rates: readonly Rate[]): KeptTerms[] {
  if (placedAt === undefined) return [];
  return orders.map((order) => {
    const seller = sellers.get(order.sellerId);
    if (!seller) throw new Error(`No seller for the order ${order.orderCode}.`);
    return { ...freeze(order, { groupCode, channel, placedAt: new Date(placedAt) }, seller, rates), eventId };
  });
}
