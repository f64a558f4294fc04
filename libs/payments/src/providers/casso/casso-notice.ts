import { createHmac } from 'node:crypto';
import { MAX_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { z } from 'zod';
import { feedName, feedText, feedTime, isLately } from '../bank-line.js';
import type { BankLine } from '../bank-line.js';
import { sameSignature } from '../same-signature.js';

/** Longer stamps are no milliseconds of this age of the world. */
const HEADER = /^t=(\d{1,15}),v1=([0-9a-fA-F]+)$/;

/**
 * True when the body was signed with our secret, lately (Casso webhook v2): `X-Casso-Signature:
 * t=<ms>,v1=<hex>`, HMAC-SHA512 over `t.` and the JSON written again compactly with its keys sorted.
 */
export function isSignedByCasso(raw: Buffer, header: unknown, secret: string, now: Date): boolean {
  const [, stamp, signature] = HEADER.exec(typeof header === 'string' ? header.replaceAll(' ', '') : '') ?? [];
  if (stamp === undefined || signature === undefined) return false;
  const text = sortedJson(raw);
  if (text === null) return false;
  return sameSignature(createHmac('sha512', secret).update(`${stamp}.${text}`).digest('hex'), signature) && isLately(Number(stamp), now);
}

function sortedJson(raw: Buffer): string | null {
  try { return JSON.stringify(sorted(JSON.parse(raw.toString('utf8')))); } catch { return null; }
}

/** Objects within lists keep their order, as in Casso's own sample. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]));
}

const id = z.union([z.int().min(0), z.string().min(1).max(100)]).nullish().transform((value) => (value === undefined || value === null ? '' : String(value)));
const amount = z.int().min(-MAX_DONG).max(MAX_DONG);

/** Casso v2's documented body; what leaves the account has an amount below zero. Unknown fields are ignored. */
export const cassoBody = z.object({
  error: z.int().min(0).optional(),
  data: z.object({
    id, reference: feedName, description: feedText, amount, transactionDateTime: feedText, accountNumber: z.string().max(50), virtualAccountNumber: feedText,
    bankName: feedText, bankAbbreviation: feedText, virtualAccountName: feedText,
    counterAccountName: feedText, counterAccountNumber: feedText, counterAccountBankId: feedText, counterAccountBankName: feedText,
  }).nullish(),
});

type Body = NonNullable<z.infer<typeof cassoBody>['data']>;
type Told = Pick<Body, 'id' | 'reference' | 'description' | 'amount' | 'transactionDateTime' | 'accountNumber'> & { virtualAccountNumber?: string };

/** The line's name is the bank's reference on the account: Casso's own `id` is 0 in its trial notices. */
export function cassoLine(told: Told, receivedAt: Date): BankLine {
  return {
    eventId: `${told.accountNumber}:${told.reference || told.id}`,
    reference: told.reference,
    amount: Math.abs(told.amount) as Dong,
    outgoing: told.amount < 0,
    accounts: [told.accountNumber, told.virtualAccountNumber ?? ''],
    memos: [told.description],
    occurredAt: feedTime(told.transactionDateTime) ?? receivedAt,
  };
}
