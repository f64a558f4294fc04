import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.order_ready')
export class OnOrderReady implements EventHandler<'ordering.order_ready'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'ordering.order_ready'>): Promise<void> {
    const { sellerId, orderCode, groupCode, total, method } = payload;
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'order_ready', data: { orderCode, groupCode, total, method } });
  }
}
