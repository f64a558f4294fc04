import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { buyerOf } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'ordering.order_group_placed')
export class OnOrderGroupPlaced implements EventHandler<'ordering.order_group_placed'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { payload, createdAt }: DeliveredEvent<'ordering.order_group_placed'>): Promise<void> {
    await this.tell.learn(tx, buyerOf(payload.groupCode), { phoneNumbers: [payload.buyerPhone], language: payload.language ?? 'vi' }, createdAt);
  }
}
