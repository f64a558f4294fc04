import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { OrderRepository } from '../storage/order.repository.js';

@Injectable()
@HandlesEvent('insight', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly orders: OrderRepository) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.payment_captured'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'payments.payment_captured'>[]): Promise<void> { await this.orders.keepPaid(tx, events.map(({ payload }) => payload)); }
}
