import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { captureTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.payment_captured')
export class OnPaymentCaptured implements EventHandler<'payments.payment_captured'> {
  constructor(private readonly ledger: LedgerFacade) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.payment_captured'>): Promise<void> {
    await this.ledger.post(tx, { ...captureTransaction(event.payload), eventId: event.eventId });
  }
}
