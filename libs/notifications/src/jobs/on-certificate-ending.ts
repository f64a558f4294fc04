import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { sellerWith } from '../domain/recipient.js';
import { Tell } from '../usecases/tell.js';

@Injectable() @HandlesEvent('notifications', 'catalog.certificate_ending')
export class OnCertificateEnding implements EventHandler<'catalog.certificate_ending'> {
  constructor(private readonly tell: Tell) {}

  async handle(tx: Tx, { eventId, payload: { sellerId, number, productName, stars, expiresOn, days } }: DeliveredEvent<'catalog.certificate_ending'>): Promise<void> {
    await this.tell.recipient(tx, sellerWith(sellerId), eventId, { template: 'certificate_ending', data: { number, name: productName, stars, expiresOn, days } });
  }
}
