import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'sellers.lifecycle_moved')
export class OnLifecycleMoved implements EventHandler<'sellers.lifecycle_moved'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { sellerId, name, to, reason } }: DeliveredEvent<'sellers.lifecycle_moved'>): Promise<void> {
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'seller_moved', data: { sellerId, name, to, reason: reason ?? '' } });
  }
}
