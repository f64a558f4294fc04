import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { RefundGoneOrder } from '../usecases/refund-gone-order.js';

@Injectable() @HandlesEvent('payments', 'ordering.order_paid_but_gone')
export class OnOrderPaidButGone implements EventHandler<'ordering.order_paid_but_gone'> {
  constructor(private readonly refund: RefundGoneOrder) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'ordering.order_paid_but_gone'>): Promise<void> { await this.refund.run(tx, payload); }
}
