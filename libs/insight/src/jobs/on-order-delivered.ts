import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { OrderRepository } from '../storage/order.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_delivered')
export class OnOrderDelivered implements EventHandler<'ordering.order_delivered'> {
  constructor(private readonly orders: OrderRepository) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'ordering.order_delivered'>): Promise<void> { await this.orders.keepDelivered(tx, payload); }
}
