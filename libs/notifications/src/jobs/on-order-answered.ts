import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.order_answered')
export class OnOrderAnswered implements EventHandler<'ordering.order_answered'> {
  constructor(private readonly tell: Tell) {}

  /** Only the buyer's calling off is news to the seller. */
  async handle(tx: Tx, { eventId, payload: { answer, by, sellerId, orderCode } }: DeliveredEvent<'ordering.order_answered'>): Promise<void> {
    if (answer === 'cancelled' && by === 'buyer') await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'order_cancelled', data: { orderCode } });
  }
}
