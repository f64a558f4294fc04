import { createHmac, timingSafeEqual } from 'node:crypto';
import { MAX_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { z } from 'zod';

/** A notice may be this far from our clock, either way (SePay's rule against replays). */
export const WINDOW_SECONDS = 300;

/** True when the raw bytes were signed with our secret, lately: HMAC-SHA256 over `{timestamp}.{raw body}`. */
export function isSignedBySepay(raw: Buffer, timestamp: unknown, signature: unknown, secret: string, now: Date): boolean {
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  const expected = Buffer.from(`sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(raw).digest('hex')}`);
  const received = Buffer.from(signature.toLowerCase());
  const genuine = expected.length === received.length && timingSafeEqual(expected, received);
  return genuine && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= WINDOW_SECONDS;
}

/** Payers write the memo: money is not turned away for a character that the database cannot keep. */
const words = z.string().max(2_000).nullish().transform((value) => (value ?? '').replaceAll('\0', ''));

/** SePay's documented body; amounts are whole đồng, times local GMT+7 without zone. Unknown fields are ignored. */
export const sepayBody = z.object({
  id: z.union([z.int().min(0), z.string().min(1).max(100)]).transform(String),
  gateway: words,
  transactionDate: words,
  accountNumber: z.string().max(50),
  subAccount: words,
  code: words,
  content: words,
  transferType: z.enum(['in', 'out']),
  transferAmount: z.int().min(0).max(MAX_DONG),
  accumulated: z.int().nullish(),
  referenceCode: words,
  description: words,
});

/** One line of the bank account as the feed tells it. */
export interface BankLine {
  eventId: string;
  reference: string;
  amount: Dong;
  outgoing: boolean;
  accounts: readonly string[];
  /** Where an order code may stand, the transfer's own words first. */
  memos: readonly string[];
  occurredAt: Date;
}

export function bankLine(body: z.infer<typeof sepayBody>, receivedAt: Date): BankLine {
  return {
    eventId: body.id,
    reference: body.referenceCode || body.id,
    amount: body.transferAmount as Dong,
    outgoing: body.transferType === 'out',
    accounts: [body.accountNumber, body.subAccount],
    memos: [body.content, body.code, body.description],
    occurredAt: localTime(body.transactionDate) ?? receivedAt,
  };
}

function localTime(text: string): Date | null {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null;
  const instant = new Date(`${text.replace(' ', 'T')}+07:00`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
