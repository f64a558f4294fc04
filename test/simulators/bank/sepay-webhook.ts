import { createHmac } from 'node:crypto';
import { bankName, type BankAccount, type Transfer } from './transfer.js';

/** Ways to spoil a notice on purpose. */
export interface WebhookFaults {
  readonly badSignature: boolean;
  readonly oldTimestamp: boolean;
}

// Receivers refuse what is more than five minutes off.
const OLD_SECONDS = 10 * 60;

/** The raw JSON text of SePay's bank webhook; the same transfer always gives the same bytes. */
export function webhookBody(account: BankAccount, transfer: Transfer): string {
  return JSON.stringify({
    id: transfer.eventId,
    gateway: bankName(account.bin),
    transactionDate: transfer.transactionDate,
    accountNumber: account.accountNumber,
    code: null,
    content: transfer.content,
    transferType: transfer.transferType,
    transferAmount: transfer.amount,
    accumulated: transfer.accumulated,
    subAccount: null,
    referenceCode: transfer.referenceCode,
    description: `BankAPINotify ${transfer.content}`,
  });
}

/** `sha256=` and the HMAC-SHA256 of `{timestamp}.{raw body}` in hex; the timestamp is in seconds. */
export function webhookSignature(secret: string, timestamp: string, rawBody: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${rawBody}`, 'utf8').digest('hex')}`;
}

/** Headers of one sending; each repetition is stamped and signed anew. */
export function webhookHeaders(
  secret: string,
  rawBody: string,
  now: Date,
  faults: WebhookFaults,
): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000) - (faults.oldTimestamp ? OLD_SECONDS : 0);
  const timestamp = String(seconds);
  const key = faults.badSignature ? `${secret}-forged` : secret;
  return {
    'content-type': 'application/json',
    'x-sepay-timestamp': timestamp,
    'x-sepay-signature': webhookSignature(key, timestamp, rawBody),
  };
}
