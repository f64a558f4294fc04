import { createHash } from 'node:crypto';
import { Invalid } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Account } from './account.js';

/** One movement of money; amounts are above zero and accounts differ. */
export interface Posting { source: Account; destination: Account; amount: Dong }

export type TransactionKind = 'receipt' | 'placement' | 'remittance' | 'capture' | 'refund_due' | 'refund' | 'sale' | 'sale_reversal' | 'payout' | 'payout_settled' | 'payout_back' | 'payout_line' | 'clearing';

/** What a transaction is, without its movements. */
export type Entitled = Omit<Transaction, 'postings'>;

/** Postings that belong together. `reference` is unique for ever: posting it again changes nothing. */
export interface Transaction {
  kind: TransactionKind;
  reference: string;
  occurredAt: Date;
  eventId: string | null;
  postings: readonly Posting[];
}

/** The same movements the other way round. */
export const mirrored = (postings: readonly Posting[]): Posting[] => postings.map(({ source, destination, amount }) => ({ source: destination, destination: source, amount }));

/** Leaves out what moves nothing (free delivery). */
export const moving = (postings: readonly Posting[]): Posting[] => postings.filter(({ amount }) => amount > 0);

/** Errors: `ledger.malformed_transaction`. */
export function assertWellFormed({ reference, postings }: Transaction): void {
  const sound = postings.length > 0 && postings.every(({ source, destination, amount }) => amount > 0 && source !== destination);
  if (!sound || reference === '') throw new Invalid('ledger.malformed_transaction', { reference });
}

/** Equal for equal movements: a reference used again for others is found out. */
export const contentHash = ({ kind, postings }: Transaction): string =>
  createHash('sha256').update(JSON.stringify([kind, ...postings.map(({ source, destination, amount }) => [source, destination, amount])])).digest('hex');
