import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'settlement.payout_settled')
export class OnPayoutSettled implements EventHandler<'settlement.payout_settled'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'settlement.payout_settled'>): Promise<void> {
    const { sellerId, amount, accountEnd } = payload;
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'payout_settled', data: { sellerId, amount, accountEnd } });
  }
}
