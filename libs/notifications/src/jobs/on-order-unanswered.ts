import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import type { Notice } from '../domain/notice.js';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.order_unanswered')
export class OnOrderUnanswered implements EventHandler<'ordering.order_unanswered'> {
  constructor(private readonly tell: Tell) {}

  /** Assistants are reached by their phone, cooperatives as the sellers they are. */
  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'ordering.order_unanswered'>): Promise<void> {
    const { orderCode, sellerId, sellerName, total, acceptBy, level } = payload;
    const notice: Notice = { template: 'order_unanswered', data: { orderCode, sellerId, sellerName, total, acceptBy, level } };
    if (payload.level === 'assistant') {
      const phoneNumbers = [...new Set(payload.targets.map(({ phoneNumber }) => phoneNumber))];
      return this.tell.contact(tx, { phoneNumbers, language: 'vi' }, eventId, notice);
    }
    for (const target of payload.targets) await this.tell.recipient(tx, sellerWith(target.sellerId), eventId, notice);
  }
}
