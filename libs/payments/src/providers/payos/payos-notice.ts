import { createHmac } from 'node:crypto';
import { MAX_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { z } from 'zod';
import { feedName, feedText, feedTime } from '../bank-line.js';
import type { BankLine } from '../bank-line.js';
import { sameSignature } from '../same-signature.js';

/**
 * True when `data` was signed with the key of our payment channel: HMAC-SHA256 over its fields by
 * name, `key=value` joined by `&`, nothing for null. The message bears no time: what was told
 * before is known by its name.
 */
export function isSignedByPayos(raw: Buffer, checksumKey: string): boolean {
  const message = messageOf(raw);
  if (!message) return false;
  return sameSignature(createHmac('sha256', checksumKey).update(signedText(message.data), 'utf8').digest('hex'), message.signature);
}

function messageOf(raw: Buffer): { data: Record<string, unknown>; signature: string } | null {
  try {
    return z.object({ data: z.record(z.string(), z.unknown()), signature: z.string() }).parse(JSON.parse(raw.toString('utf8')));
  } catch {
    return null;
  }
}

const signedText = (data: Record<string, unknown>): string => Object.keys(data).sort().map((key) => `${key}=${signedValue(data[key])}`).join('&');

function signedValue(value: unknown): string {
  if (value === null || value === undefined || value === 'null' || value === 'undefined') return '';
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}

/** payOS's documented body; times are local GMT+7 without zone. Unknown fields are ignored. */
export const payosBody = z.object({
  code: feedText,
  desc: feedText,
  data: z.object({
    orderCode: z.union([z.int(), z.string().max(100)]).nullish(),
    amount: z.int().min(0).max(MAX_DONG),
    description: feedText,
    accountNumber: z.string().max(50),
    virtualAccountNumber: feedText,
    reference: feedName,
    transactionDateTime: feedText,
    currency: feedText,
    paymentLinkId: feedName,
    code: feedText,
    desc: feedText,
    virtualAccountName: feedText,
    counterAccountName: feedText,
    counterAccountNumber: feedText,
    counterAccountBankId: feedText,
    counterAccountBankName: feedText,
  }),
  signature: z.string(),
});

type Told = z.infer<typeof payosBody>['data'];

/** Whether a notice tells of money that came: another code tells of a payment that did not succeed. */
export const tellsOfMoney = ({ code, currency }: Told): boolean => (code === '00' || code === '') && (currency === 'VND' || currency === '');

export function payosLine(told: Told, receivedAt: Date): BankLine {
  return {
    eventId: `${told.reference}:${told.paymentLinkId}`,
    reference: told.reference,
    amount: told.amount as Dong,
    outgoing: false,
    accounts: [told.accountNumber, told.virtualAccountNumber],
    memos: [told.description],
    occurredAt: feedTime(told.transactionDateTime) ?? receivedAt,
  };
}
