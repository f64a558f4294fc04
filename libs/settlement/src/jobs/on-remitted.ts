import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SaleRepository } from '../storage/sale.repository.js';
import { CreditSale } from '../usecases/credit-sale.js';

@Injectable() @HandlesEvent('settlement', 'payments.remitted')
export class OnRemitted implements EventHandler<'payments.remitted'> {
  constructor(private readonly sales: SaleRepository, private readonly creditSale: CreditSale) {}

  async handle(tx: Tx, { payload: { orderCodes, at } }: DeliveredEvent<'payments.remitted'>): Promise<void> {
    const codes = [...orderCodes].sort();
    if (codes.length === 0) return;
    await this.sales.keepRemitted(tx, codes, at);
    await this.creditSale.run(tx, ...codes);
  }

  subject({ remittanceId }: DeliveredEvent<'payments.remitted'>['payload']): string { return remittanceId; }
}
