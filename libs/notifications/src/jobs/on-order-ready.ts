import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.order_ready')
export class OnOrderReady implements EventHandler<'ordering.order_ready'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, event: DeliveredEvent<'ordering.order_ready'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'ordering.order_ready'>[]): Promise<void> {
    await this.tell.recipients(tx, events.map(({ eventId, payload: { sellerId, orderCode, groupCode, total, method } }) => (
      { recipient: sellerWith(sellerId), eventId, notice: { template: 'order_ready', data: { orderCode, groupCode, total, method } } })));
  }
}
