import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { buyerOf } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'payments.payment_called_off')
export class OnPaymentCalledOff implements EventHandler<'payments.payment_called_off'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { groupCode, amount } }: DeliveredEvent<'payments.payment_called_off'>): Promise<void> {
    await this.tell.recipient(tx, buyerOf(groupCode), eventId, { template: 'payment_called_off', data: { groupCode, amount } });
  }

  subject({ groupCode }: DeliveredEvent<'payments.payment_called_off'>['payload']): string { return groupCode; }
}
