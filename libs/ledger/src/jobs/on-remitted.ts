import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { remittanceTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.remitted')
export class OnRemitted implements EventHandler<'payments.remitted'> {
  constructor(private readonly ledger: LedgerFacade) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.remitted'>): Promise<void> {
    const transaction = remittanceTransaction(event.payload);
    if (transaction.postings.length > 0) await this.ledger.post(tx, { ...transaction, eventId: event.eventId });
  }
}
