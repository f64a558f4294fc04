import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { receiptTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.money_received')
export class OnMoneyReceived implements EventHandler<'payments.money_received'> {
  constructor(private readonly ledger: LedgerFacade) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.money_received'>): Promise<void> {
    await this.ledger.post(tx, { ...receiptTransaction(event.payload), eventId: event.eventId });
  }
}
