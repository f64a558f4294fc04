import { dong } from '@cho-phien/kernel';
import type { BankLineDecided, CapturedSplit, MoneyReceived, PaymentCaptured, RefundCompleted, RefundRequested, Remitted } from '@cho-phien/contracts';
import { buyerFunds, heldBy, incoming, refundDue, sellerDelivery, sellerPayable } from './account.js';
import type { Account } from './account.js';
import { moving } from './transaction.js';
import type { Posting, Transaction } from './transaction.js';

type Facts = Omit<Transaction, 'eventId'>;

/** Money came: it is the buyer's until it is captured, and nobody's while its payer is unknown. */
export function receiptTransaction({ receiptId, source, amount, groupCode, at, carrier }: MoneyReceived['payload']): Facts {
  const destination = groupCode === null ? 'suspense:unmatched' : buyerFunds(groupCode);
  return { kind: 'receipt', reference: `receipt:${receiptId}`, occurredAt: new Date(at), postings: [{ source: carrier === undefined ? incoming[source] : heldBy(carrier), destination, amount: dong(amount) }] };
}

/** What becomes of money whose payer was unknown: a buyer's, the market's to keep apart, or sent back. */
export function placementTransaction({ receiptId, source, decision, amount, groupCode, at }: BankLineDecided['payload']): Facts {
  const destination = decision === 'assigned' ? buyerFunds(groupCode!) : decision === 'returned' ? incoming[source] : 'platform:set_aside';
  return { kind: 'placement', reference: `placement:${receiptId}`, occurredAt: new Date(at), postings: [{ source: 'suspense:unmatched', destination, amount: dong(amount) }] };
}

/** A carrier or gateway paid out: what came to the bank without a payer stands no longer with it, and what it kept is a cost of the market's. Fees given back and refunds that are not ours move the other way; what a statement leaves below zero stands apart until the next one carries it over. */
export function remittanceTransaction({ remittanceId, party, receiptId, known, unknown, fee, net, at }: Remitted['payload']): Facts {
  const account = heldBy(party);
  if (known + unknown !== net + fee) throw new RangeError(`The remittance ${remittanceId} does not add up.`);
  const apart: Account = `suspense:remitted:${party}`;
  const postings = [signed(receiptId === null ? apart : 'suspense:unmatched', account, net), signed(`platform:fee:${party}`, account, fee), signed(account, apart, unknown)];
  return { kind: 'remittance', reference: `remittance:${remittanceId}`, occurredAt: new Date(at), postings: moving(postings) };
}

/** Moves an amount, or what is below zero of it back. */
const signed = (source: Account, destination: Account, amount: number): Posting =>
  (amount < 0 ? { source: destination, destination: source, amount: dong(-amount) } : { source, destination, amount: dong(amount) });

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

/** Where money that goes back leaves from, by the way it went. */
const OUTGOING: Record<Exclude<RefundCompleted['payload']['method'], 'direct'>, Account> = { vnpay: 'gateway:vnpay', stripe: 'gateway:stripe', transfer: 'bank:collection' };

/** A seller paid back what his buyer had given him, himself or at the door: seen on its way, as it was when it came, and never the market's. */
const paidBack = ({ sellerId, items, delivery }: CapturedSplit, taken: Account): Posting[] => [
  { source: sellerPayable(sellerId), destination: taken, amount: dong(items) },
  { source: sellerDelivery(sellerId), destination: taken, amount: dong(delivery) },
];

/** Cash that was never the order's (taken twice) goes back from what is held for the buyer. */
function paidBackBySeller({ groupCode, amount, splits = [], atDoor = false }: RefundCompleted['payload']): Posting[] {
  const taken = atDoor ? incoming.door : incoming.direct;
  return splits.length > 0 ? moving(splits.flatMap((split) => paidBack(split, taken))) : [{ source: buyerFunds(groupCode), destination: taken, amount: dong(amount) }];
}

/** Money has gone back: it is owed no longer, and no longer held. */
export function refundTransaction(refund: RefundCompleted['payload']): Facts {
  const { refundId, groupCode, amount, method, at } = refund;
  if (method === 'direct') return { kind: 'refund', reference: `refund:${refundId}`, occurredAt: new Date(at), postings: paidBackBySeller(refund) };
  return { kind: 'refund', reference: `refund:${refundId}`, occurredAt: new Date(at), postings: [{ source: refundDue(groupCode), destination: OUTGOING[method], amount: dong(amount) }] };
}
