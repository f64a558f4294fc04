import type { PaymentMethod, PlacedOrder } from '@cho-phien/contracts';
import { dong, vietnamDay } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { termsOf } from './deductions.js';
import type { SaleLine, Terms } from './deductions.js';
import { METHODS } from './rate.js';
import type { Rate, SaleChannel, SellerKind } from './rate.js';

/** What was agreed for an order when it was placed, for each way in which it may be paid. Never derived again. */
export interface SaleTerms {
  orderCode: string;
  groupCode: string;
  sellerId: string;
  sellerKind: SellerKind;
  moneyRoute: 'collected' | 'direct';
  channel: SaleChannel;
  placedAt: Date;
  items: Dong;
  delivery: Dong;
  lines: SaleLine[];
  byMethod: Record<PaymentMethod, Terms>;
}

export interface Placing { groupCode: string; channel: SaleChannel; placedAt: Date }
export interface SellerTerms { kind: SellerKind; moneyRoute: 'collected' | 'direct' }

/** A sale by amount has no lines: it counts as one line of no product set. The route is the checkout's; the seller's own where that was not told. Errors: `money.not_whole_dong`. */
export function freeze(order: PlacedOrder, placing: Placing, seller: SellerTerms, rates: readonly Rate[]): SaleTerms {
  const lines: SaleLine[] = order.lines.length > 0
    ? order.lines.map(({ productSet, amount }) => ({ productSet, amount: dong(amount) }))
    : [{ productSet: null, amount: dong(order.items) }];
  const { moneyRoute = seller.moneyRoute } = order;
  const sale = { sellerKind: seller.kind, moneyRoute, channel: placing.channel, day: vietnamDay(placing.placedAt), lines };
  const byMethod = Object.fromEntries(METHODS.map((method) => [method, termsOf({ ...sale, method }, rates)])) as Record<PaymentMethod, Terms>;
  return {
    ...placing, orderCode: order.orderCode, sellerId: order.sellerId, sellerKind: seller.kind, moneyRoute,
    items: dong(order.items), delivery: dong(order.delivery), lines, byMethod,
  };
}
