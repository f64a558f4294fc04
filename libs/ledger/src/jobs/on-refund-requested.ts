import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { refundDueTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.refund_requested')
export class OnRefundRequested implements EventHandler<'payments.refund_requested'> {
  constructor(private readonly ledger: LedgerFacade) {}

  async handle(tx: Tx, event: DeliveredEvent<'payments.refund_requested'>): Promise<void> {
    await this.ledger.post(tx, { ...refundDueTransaction(event.payload, new Date(event.createdAt)), eventId: event.eventId });
  }
}
