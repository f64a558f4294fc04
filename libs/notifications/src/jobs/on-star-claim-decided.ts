import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'catalog.star_claim_decided')
export class OnStarClaimDecided implements EventHandler<'catalog.star_claim_decided'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { sellerId, productId, name, decision, reason } }: DeliveredEvent<'catalog.star_claim_decided'>): Promise<void> {
    if (decision === 'false_claim') await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'star_claim', data: { productId, name, reason } });
  }
}
