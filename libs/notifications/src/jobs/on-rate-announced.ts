import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'settlement.rate_announced')
export class OnRateAnnounced implements EventHandler<'settlement.rate_announced'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'settlement.rate_announced'>): Promise<void> {
    await this.tell.recipient(tx, sellerWith(payload.sellerId), eventId, { template: 'rate_announced', data: payload });
  }
}
