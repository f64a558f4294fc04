import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { SaleTrailRepository } from '../storage/sale-trail.repository.js';
import type { TracedSale } from '../storage/sale-trail.repository.js';

export interface OrderStep { kind: 'sold' | 'paid' | 'delivered' | 'credited' | 'taken_back' | 'paid_out' | 'paid_back'; at: Date; amount: number | null; inHand: number }

/** What happened to the money of one order, as far as it concerns its seller. */
@Injectable()
export class ShowOrderMoney {
  constructor(private readonly sales: SaleTrailRepository) {}

  /** Errors: `settlement.sale_not_found`. */
  async run(scope: SellerScope, orderCode: string): Promise<{ sale: TracedSale; steps: OrderStep[] }> {
    const sale = await this.sales.ofSeller(scope, orderCode);
    if (sale === null) throw new NotFound('settlement.sale_not_found');
    return { sale, steps: stepsOf(sale) };
  }
}

function stepsOf({ placedAt, capturedAt, deliveredAt, items, delivery, entries, payouts }: TracedSale): OrderStep[] {
  const total = items + delivery;
  const steps: OrderStep[] = [
    { kind: 'sold', at: placedAt, amount: total, inHand: 0 },
    ...(capturedAt ? [{ kind: 'paid' as const, at: capturedAt, amount: total, inHand: 0 }] : []),
    ...(deliveredAt ? [{ kind: 'delivered' as const, at: deliveredAt, amount: null, inHand: 0 }] : []),
    ...entries.map(({ kind, net, inHand, occurredAt }) => ({ kind: kind === 'sale' ? 'credited' as const : 'taken_back' as const, at: new Date(occurredAt), amount: net, inHand })),
    ...payouts.flatMap(({ amount, settledAt, returnedAt }): OrderStep[] => [
      ...(settledAt === null ? [] : [{ kind: 'paid_out' as const, at: new Date(settledAt), amount, inHand: 0 }]),
      ...(returnedAt === null ? [] : [{ kind: 'paid_back' as const, at: new Date(returnedAt), amount, inHand: 0 }]),
    ]),
  ];
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}
