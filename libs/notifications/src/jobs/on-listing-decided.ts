import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'catalog.listing_decided')
export class OnListingDecided implements EventHandler<'catalog.listing_decided'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { productId, sellerId, name, decision, reason } }: DeliveredEvent<'catalog.listing_decided'>): Promise<void> {
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'listing_decided', data: { productId, name, decision, reason: reason ?? '' } });
  }
}
