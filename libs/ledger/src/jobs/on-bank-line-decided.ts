import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { placementTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.bank_line_decided')
export class OnBankLineDecided implements EventHandler<'payments.bank_line_decided'> {
  constructor(private readonly ledger: LedgerFacade) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.bank_line_decided'>): Promise<void> {
    await this.ledger.post(tx, { ...placementTransaction(event.payload), eventId: event.eventId });
  }
}
