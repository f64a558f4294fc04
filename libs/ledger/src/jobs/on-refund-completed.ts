import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { refundTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.refund_completed')
export class OnRefundCompleted implements EventHandler<'payments.refund_completed'> {
  constructor(private readonly ledger: LedgerFacade) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.refund_completed'>): Promise<void> {
    await this.ledger.post(tx, { ...refundTransaction(event.payload), eventId: event.eventId });
  }
}
