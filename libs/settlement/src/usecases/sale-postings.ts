import type { PaymentMethod } from '@cho-phien/contracts';
import { dong } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { sellerAvailable, sellerDelivery, sellerPayable } from '@cho-phien/ledger';
import type { Account, Posting } from '@cho-phien/ledger';
import type { Parts } from '../domain/entry.js';
import { DEDUCTIONS } from '../domain/rate.js';
import type { DeductionKind } from '../domain/rate.js';

/** Where each deduction goes. */
const OWNERS: Record<DeductionKind, Account> = { commission: 'platform:commission', gateway_fee: 'platform:gateway_fee', tax_vat: 'tax:vat', tax_pit: 'tax:pit' };

/** Where money that a seller takes himself is seen. */
export const seenAt = (method: PaymentMethod): Account => (method === 'cod' ? 'door:collections' : 'direct:observed');

/** What a seller receives of a line is below zero where a floor takes more than its goods cost: he bears the rest. */
const moved = (source: Account, destination: Account, amount: number): Posting =>
  (amount < 0 ? { source: destination, destination: source, amount: dong(-amount) } : { source, destination, amount: dong(amount) });

/** From what is owed for the order to its owners. `inHand`: what the seller took himself, seen on the account `taken`, is set off against it. */
export function creditPostings(sellerId: string, parts: Parts, inHand: Dong, taken: Account): Posting[] {
  const [payable, available] = [sellerPayable(sellerId), sellerAvailable(sellerId)];
  const postings: Posting[] = [
    moved(payable, available, parts.receives),
    ...DEDUCTIONS.map((kind) => ({ source: payable, destination: OWNERS[kind], amount: parts.deducted[kind] })),
    { source: sellerDelivery(sellerId), destination: available, amount: parts.delivery },
    { source: available, destination: taken, amount: inHand },
  ];
  return postings.filter(({ amount }) => amount > 0);
}

/** The mirror of a credit. `inHand`: what he sent back himself of what he took himself; anything else that he took stays with him, and he owes it. */
export const reversalPostings = (sellerId: string, parts: Parts, inHand: Dong, taken: Account): Posting[] =>
  creditPostings(sellerId, parts, inHand, taken).map(({ source, destination, amount }) => ({ source: destination, destination: source, amount }));
