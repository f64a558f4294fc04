import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'settlement.payout_returned')
export class OnPayoutReturned implements EventHandler<'settlement.payout_returned'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'settlement.payout_returned'>): Promise<void> {
    const { sellerId, amount, accountEnd, reason } = payload;
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'payout_returned', data: { sellerId, amount, accountEnd, reason } });
  }
}
