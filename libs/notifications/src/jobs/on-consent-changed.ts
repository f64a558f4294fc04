import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'sellers.consent_changed')
export class OnConsentChanged implements EventHandler<'sellers.consent_changed'> {
  constructor(private readonly tell: Tell) {}

  /** The seller is told when help begins, the assistant when it ends; one that waits for its code is told of by the code. */
  async handle(tx: Tx, { eventId, payload }: DeliveredEvent<'sellers.consent_changed'>): Promise<void> {
    const { state, sellerId, sellerName, until, assistantPhone } = payload;
    if (state === 'live') await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'consent_given', data: { sellerId, sellerName, until } });
    if (state === 'revoked' && assistantPhone !== null) await this.tell.contact(tx, { phoneNumbers: [assistantPhone], language: 'vi' }, eventId, { template: 'consent_ended', data: { sellerId, sellerName } });
  }
}
