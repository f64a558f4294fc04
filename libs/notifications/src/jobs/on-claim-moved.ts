import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { claimReaders } from '../domain/claim-readers.js';
import { buyerOf, sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.claim_moved')
export class OnClaimMoved implements EventHandler<'ordering.claim_moved'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'ordering.claim_moved'>): Promise<void> {
    const { orderCode, groupCode, sellerId, state } = payload;
    for (const reader of claimReaders(payload)) {
      await this.tell.recipient(tx, reader === 'buyer' ? buyerOf(groupCode) : sellerWith(sellerId), eventId, { template: 'claim_moved', data: { orderCode, groupCode, to: state, reader } });
    }
  }
}
