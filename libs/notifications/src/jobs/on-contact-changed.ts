import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'sellers.contact_changed')
export class OnContactChanged implements EventHandler<'sellers.contact_changed'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { payload, createdAt }: DeliveredEvent<'sellers.contact_changed'>): Promise<void> {
    await this.tell.learn(tx, { recipient: sellerWith(payload.sellerId), contact: { phoneNumbers: payload.phoneNumbers, language: 'vi' }, asOf: createdAt });
  }
}
