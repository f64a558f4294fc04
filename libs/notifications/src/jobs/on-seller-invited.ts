import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'sellers.seller_invited')
export class OnSellerInvited implements EventHandler<'sellers.seller_invited'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { phoneNumber, name, url, expiresAt } }: DeliveredEvent<'sellers.seller_invited'>): Promise<void> {
    await this.tell.contact(tx, { phoneNumbers: [phoneNumber], language: 'vi' }, eventId, { template: 'invitation', data: { name, url, expiresAt } });
  }
}
