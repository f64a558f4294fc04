import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { buyerOf } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.payment_captured'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'payments.payment_captured'>[]): Promise<void> {
    await this.tell.recipients(tx, events.map(({ eventId, payload: { groupCode, amount } }) => (
      { recipient: buyerOf(groupCode), eventId, notice: { template: 'payment_received', data: { groupCode, amount } } })));
  }
}
