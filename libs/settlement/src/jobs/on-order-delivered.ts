import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { SaleRepository } from '../storage/sale.repository.js';
import { CreditSale } from '../usecases/credit-sale.js';

@Injectable() @HandlesEvent('settlement', 'ordering.order_delivered')
export class OnOrderDelivered implements EventHandler<'ordering.order_delivered'> {
  constructor(private readonly sales: SaleRepository, private readonly creditSale: CreditSale) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'ordering.order_delivered'>): Promise<void> {
    await this.sales.keepDelivered(tx, payload.orderCode, payload.deliveredAt);
    await this.creditSale.run(tx, payload.orderCode);
  }

  subject({ groupCode }: DeliveredEvent<'ordering.order_delivered'>['payload']): string { return groupCode; }
}
