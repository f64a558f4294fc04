import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { buyerOf } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'payments.payment_captured'>): Promise<void> {
    const { groupCode, amount } = payload;
    await this.tell.recipient(tx, buyerOf(groupCode), eventId, { template: 'payment_received', data: { groupCode, amount } });
  }
}
