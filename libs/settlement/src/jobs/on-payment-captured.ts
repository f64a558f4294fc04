import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SaleRepository } from '../storage/sale.repository.js';
import { CreditSale } from '../usecases/credit-sale.js';

@Injectable() @HandlesEvent('settlement', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly sales: SaleRepository, private readonly creditSale: CreditSale) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.payment_captured'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'payments.payment_captured'>[]): Promise<void> {
    await this.sales.keepCaptured(tx, events.map(({ payload }) => payload));
    await this.creditSale.run(tx, ...new Set(events.flatMap(({ payload: { splits } }) => splits.map(({ orderCode }) => orderCode))));
  }

  subject({ groupCode }: DeliveredEvent<'payments.payment_captured'>['payload']): string { return groupCode; }
}
