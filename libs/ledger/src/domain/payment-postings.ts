import { dong } from '@cho-phien/kernel';
import type { MoneyReceived, PaymentCaptured, RefundRequested } from '@cho-phien/contracts';
import { buyerFunds, incoming, refundDue, sellerDelivery, sellerPayable } from './account.js';
import { moving } from './transaction.js';
import type { Posting, Transaction } from './transaction.js';

type Facts = Omit<Transaction, 'eventId'>;

/** Money came: it is the buyer's until it is captured, and nobody's while its payer is unknown. */
export function receiptTransaction({ receiptId, source, amount, groupCode, at }: MoneyReceived['payload']): Facts {
  const destination = groupCode === null ? 'suspense:unmatched' : buyerFunds(groupCode);
  return { kind: 'receipt', reference: `receipt:${receiptId}`, occurredAt: new Date(at), postings: [{ source: incoming[source], destination, amount: dong(amount) }] };
}

/** The buyer's money becomes the sellers': goods and delivery of each order. */
export function captureTransaction({ captureId, groupCode, capturedAt, splits }: PaymentCaptured['payload']): Facts {
  const source = buyerFunds(groupCode);
  const postings = splits.flatMap(({ sellerId, items, delivery }): Posting[] => [
    { source, destination: sellerPayable(sellerId), amount: dong(items) },
    { source, destination: sellerDelivery(sellerId), amount: dong(delivery) },
  ]);
  return { kind: 'capture', reference: `capture:${captureId}`, occurredAt: new Date(capturedAt), postings: moving(postings) };
}

/** Money is to go back: from the sellers when it was captured, else from what is held for the buyer. */
export function refundDueTransaction({ refundId, groupCode, amount, splits }: RefundRequested['payload'], occurredAt: Date): Facts {
  const destination = refundDue(groupCode);
  const captured = (splits ?? []).flatMap(({ sellerId, items, delivery }): Posting[] => [
    { source: sellerPayable(sellerId), destination, amount: dong(items) },
    { source: sellerDelivery(sellerId), destination, amount: dong(delivery) },
  ]);
  const postings = captured.length > 0 ? moving(captured) : [{ source: buyerFunds(groupCode), destination, amount: dong(amount) }];
  return { kind: 'refund_due', reference: `refund_due:${refundId}`, occurredAt, postings };
}
