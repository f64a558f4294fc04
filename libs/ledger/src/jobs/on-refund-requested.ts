import { Injectable } from '@nestjs/common';
import { HandlesEvent } from '@cho-phien/platform';
import type { DeliveredEvent, EventHandler, Tx } from '@cho-phien/platform';
import { refundDueTransaction } from '../domain/payment-postings.js';
import { LedgerFacade } from '../ledger.facade.js';

@Injectable() @HandlesEvent('ledger', 'payments.refund_requested')
export class OnRefundRequested implements EventHandler<'payments.refund_requested'> {
  constructor(private readonly ledger: LedgerFacade) {}

  /** What the seller has to send himself is not the market's: it is seen once he has. */
  async handle(tx: Tx, event: DeliveredEvent<'payments.refund_requested'>): Promise<void> {
    if (event.payload.route === 'direct') return;
    await this.ledger.post(tx, { ...refundDueTransaction(event.payload, new Date(event.createdAt)), eventId: event.eventId });
  }
}
