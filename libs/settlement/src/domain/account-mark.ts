import { createHmac } from 'node:crypto';

/** A bank account as a seller has it. */
export interface NamedAccount { bin: string; accountNumber: string; holder: string }

/** Tells whether an account is still the one that was approved, without holding its number. */
export const markOf = (key: string, sellerId: string, { bin, accountNumber, holder }: NamedAccount): string =>
  createHmac('sha256', key).update([sellerId, bin, accountNumber, holder].join('\n')).digest('hex');
