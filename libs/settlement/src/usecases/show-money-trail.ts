import { Injectable } from '@nestjs/common';
import { NotFound } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import type { PostedTransaction } from '@cho-phien/ledger';
import { PaymentsBooksFacade } from '@cho-phien/payments';
import type { PaymentsTrail } from '@cho-phien/payments';
import { SellersFacade } from '@cho-phien/sellers';
import type { MoneyStep } from '../domain/money-step.js';
import { SaleTrailRepository } from '../storage/sale-trail.repository.js';
import type { TracedSale } from '../storage/sale-trail.repository.js';
import { traceSteps } from './trace-steps.js';

export interface PostedStep extends MoneyStep { posted: PostedTransaction[] }
export interface TracedOrder { orderCode: string; sellerId: string; sellerName: string | null; items: number; delivery: number; sale: TracedSale | null }
export interface MoneyTrail { payable: PaymentsTrail; orders: TracedOrder[]; steps: PostedStep[] }

/** Follows the money of one purchase from the basket over carrier, gateway and bank to its sellers' banks, with every posting. */
@Injectable()
export class ShowMoneyTrail {
  constructor(
    private readonly payments: PaymentsBooksFacade,
    private readonly ledger: LedgerFacade,
    private readonly sellers: SellersFacade,
    private readonly sales: SaleTrailRepository,
  ) {}

  /** Errors: `settlement.purchase_not_found`. */
  async run(groupCode: string): Promise<MoneyTrail> {
    const payable = await this.payments.trailOf(groupCode);
    if (payable === null) throw new NotFound('settlement.purchase_not_found');
    const sales = await this.sales.ofOrders(payable.splits.map(({ orderCode }) => orderCode));
    const steps = traceSteps(payable, sales);
    const posted = new Map((await this.ledger.posted(steps.flatMap(({ ledger }) => ledger ?? []))).map((transaction) => [transaction.reference, transaction]));
    return { payable, orders: await this.orders(payable, sales), steps: steps.map((step) => ({ ...step, posted: (step.ledger ?? []).flatMap((reference) => posted.get(reference) ?? []) })) };
  }

  private async orders({ splits }: PaymentsTrail, sales: readonly TracedSale[]): Promise<TracedOrder[]> {
    const names = await this.sellers.findMany([...new Set(splits.map(({ sellerId }) => sellerId))]);
    return splits.map(({ orderCode, sellerId, items, delivery }) => (
      { orderCode, sellerId, sellerName: names.get(sellerId)?.name ?? null, items, delivery, sale: sales.find((sale) => sale.orderCode === orderCode) ?? null }));
  }
}
