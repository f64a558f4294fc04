import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { HelpRepository } from '../storage/help.repository.js';
import { OrderRepository } from '../storage/order.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_delivered')
export class OnOrderDelivered implements EventHandler<'ordering.order_delivered'> {
  constructor(private readonly orders: OrderRepository, private readonly help: HelpRepository) {}

  async handle(tx: Tx, { payload }: DeliveredEvent<'ordering.order_delivered'>): Promise<void> {
    await this.orders.keepDelivered(tx, payload);
    if (payload.channel !== 'stall') await this.help.keepLeft(tx, payload.orderCode, payload.sellerId, payload.deliveredAt);
  }

  subject({ orderCode }: DeliveredEvent<'ordering.order_delivered'>['payload']): string { return orderCode; }
}
