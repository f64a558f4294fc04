import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { OrderRepository } from '../storage/order.repository.js';

@Injectable()
@HandlesEvent('insight', 'payments.refund_completed')
export class OnRefundCompleted implements EventHandler<'payments.refund_completed'> {
  constructor(private readonly orders: OrderRepository) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'payments.refund_completed'>): Promise<void> { await this.orders.keepRefund(tx, payload); }

  subject({ groupCode }: DeliveredEvent<'payments.refund_completed'>['payload']): string { return groupCode; }
}
