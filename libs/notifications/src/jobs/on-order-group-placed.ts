import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { buyerOf } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.order_group_placed')
export class OnOrderGroupPlaced implements EventHandler<'ordering.order_group_placed'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, event: DeliveredEvent<'ordering.order_group_placed'>): Promise<void> { await this.handleAll(tx, [event]); }

  async handleAll(tx: Tx, events: readonly DeliveredEvent<'ordering.order_group_placed'>[]): Promise<void> {
    await this.tell.learn(tx, ...events.map(({ payload: { groupCode, buyerPhone, language = 'vi' }, createdAt }) => (
      { recipient: buyerOf(groupCode), contact: { phoneNumbers: buyerPhone === null ? [] : [buyerPhone], language }, asOf: createdAt })));
  }

  subject({ groupCode }: DeliveredEvent<'ordering.order_group_placed'>['payload']): string { return groupCode; }
}
