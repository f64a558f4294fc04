import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { RefundOrder } from '../usecases/refund-order.js';

@Injectable() @HandlesEvent('payments', 'ordering.order_refund_asked')
export class OnOrderRefundAsked implements EventHandler<'ordering.order_refund_asked'> {
  constructor(private readonly refund: RefundOrder) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'ordering.order_refund_asked'>): Promise<void> { await this.refund.run(tx, payload); }
}
