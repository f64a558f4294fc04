import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { buyerOf } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'payments.refund_completed')
export class OnRefundCompleted implements EventHandler<'payments.refund_completed'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'payments.refund_completed'>): Promise<void> {
    const { groupCode, amount } = payload;
    await this.tell.recipient(tx, buyerOf(groupCode), eventId, { template: 'refund_completed', data: { groupCode, amount } });
  }
}
