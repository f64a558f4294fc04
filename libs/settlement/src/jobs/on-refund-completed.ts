import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SaleRepository } from '../storage/sale.repository.js';
import { CreditSale } from '../usecases/credit-sale.js';

@Injectable() @HandlesEvent('settlement', 'payments.refund_completed')
export class OnRefundCompleted implements EventHandler<'payments.refund_completed'> {
  constructor(private readonly sales: SaleRepository, private readonly creditSale: CreditSale) {}

  /** What the market sends back was taken back when it was asked for; what a seller sends himself counts when he has. */
  async handle(tx: Tx, { payload: { method, reason, refundId, at, splits = [] } }: DeliveredEvent<'payments.refund_completed'>): Promise<void> {
    if (method !== 'direct') return;
    for (const { orderCode, items, delivery, lines } of splits) await this.sales.keepRefund(tx, orderCode, { refundId, items, delivery, lines, at: new Date(at), bySeller: true });
    if (reason === 'returned') for (const { orderCode } of splits) await this.sales.keepCameBack(tx, orderCode, new Date(at));
    await this.creditSale.run(tx, ...splits.map(({ orderCode }) => orderCode));
  }

  subject({ groupCode }: DeliveredEvent<'payments.refund_completed'>['payload']): string { return groupCode; }
}
