import { createHmac } from 'node:crypto';
import { MAX_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import { z } from 'zod';
import { feedText, feedTime, isLately } from '../bank-line.js';
import type { BankLine } from '../bank-line.js';
import { sameSignature } from '../same-signature.js';

/** True when the raw bytes were signed with our secret, lately: HMAC-SHA256 over `{timestamp}.{raw body}`. */
export function isSignedBySepay(raw: Buffer, timestamp: unknown, signature: unknown, secret: string, now: Date): boolean {
  if (typeof timestamp !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(timestamp)) return false;
  const expected = `sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(raw).digest('hex')}`;
  return sameSignature(expected, signature) && isLately(Number(timestamp) * 1_000, now);
}

/** SePay's documented body; amounts are whole đồng, times local GMT+7 without zone. Unknown fields are ignored. */
export const sepayBody = z.object({
  id: z.union([z.int().min(0), z.string().min(1).max(100)]).transform(String),
  gateway: feedText,
  transactionDate: feedText,
  accountNumber: z.string().max(50),
  subAccount: feedText,
  code: feedText,
  content: feedText,
  transferType: z.enum(['in', 'out']),
  transferAmount: z.int().min(0).max(MAX_DONG),
  accumulated: z.int().nullish(),
  referenceCode: feedText,
  description: feedText,
});

export function sepayLine(body: z.infer<typeof sepayBody>, receivedAt: Date): BankLine {
  return {
    eventId: body.id,
    reference: body.referenceCode || body.id,
    amount: body.transferAmount as Dong,
    outgoing: body.transferType === 'out',
    accounts: [body.accountNumber, body.subAccount],
    memos: [body.content, body.code, body.description],
    occurredAt: feedTime(body.transactionDate) ?? receivedAt,
  };
}
