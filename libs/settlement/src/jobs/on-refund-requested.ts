import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SaleRepository } from '../storage/sale.repository.js';
import { CreditSale } from '../usecases/credit-sale.js';

@Injectable() @HandlesEvent('settlement', 'payments.refund_requested')
export class OnRefundRequested implements EventHandler<'payments.refund_requested'> {
  constructor(private readonly sales: SaleRepository, private readonly creditSale: CreditSale) {}

  /** Money that was never captured for an order (paid twice, paid too much) concerns no sale: such a refund has no splits. */
  async handle(tx: Tx, { payload, createdAt }: DeliveredEvent<'payments.refund_requested'>): Promise<void> {
    const { splits = [], refundId, route, reason } = payload;
    if (route === 'direct') return; // the seller has the money: nothing of it changes before he has sent it back
    for (const { orderCode, items, delivery, lines } of splits) await this.sales.keepRefund(tx, orderCode, { refundId, items, delivery, lines, at: new Date(createdAt), bySeller: false });
    if (reason === 'returned') for (const { orderCode } of splits) await this.sales.keepCameBack(tx, orderCode, new Date(createdAt));
    if (splits.length > 0) await this.creditSale.run(tx, ...splits.map(({ orderCode }) => orderCode));
  }

  subject({ groupCode }: DeliveredEvent<'payments.refund_requested'>['payload']): string { return groupCode; }
}
