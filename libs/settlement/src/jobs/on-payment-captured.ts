import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SaleRepository } from '../storage/sale.repository.js';
import { CreditSale } from '../usecases/credit-sale.js';

@Injectable() @HandlesEvent('settlement', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly sales: SaleRepository, private readonly creditSale: CreditSale) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.payment_captured'>): Promise<void> {
    const splits = [...payload.splits].sort((one, other) => (one.orderCode < other.orderCode ? -1 : 1));
    for (const split of splits) await this.sales.keepCaptured(tx, payload, split);
    await this.creditSale.run(tx, ...splits.map(({ orderCode }) => orderCode));
  }

  subject({ groupCode }: DeliveredEvent<'payments.payment_captured'>['payload']): string { return groupCode; }
}
