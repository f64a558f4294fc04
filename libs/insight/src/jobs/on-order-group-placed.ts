import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { BuyerRepository } from '../storage/buyer.repository.js';
import { OrderRepository } from '../storage/order.repository.js';
import { WatchRepository } from '../storage/watch.repository.js';

@Injectable()
@HandlesEvent('insight', 'ordering.order_group_placed')
export class OnOrderGroupPlaced implements EventHandler<'ordering.order_group_placed'> {
  constructor(private readonly watch: WatchRepository, private readonly orders: OrderRepository, private readonly buyers: BuyerRepository) {}

  async handle(tx: Tx, event: DeliveredEvent<'ordering.order_group_placed'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'ordering.order_group_placed'>[]): Promise<void> {
    const groups = events.map(({ payload }) => payload);
    await this.watch.keepPurchases(tx, groups);
    await this.orders.keepLines(tx, groups);
    await this.buyers.keep(tx, groups);
  }

  subject({ groupCode }: DeliveredEvent<'ordering.order_group_placed'>['payload']): string { return groupCode; }
}
