import { createHmac } from 'node:crypto';
import type { WebhookFaults } from './sepay-webhook.js';
import { bankName, type BankAccount, type Transfer } from './transfer.js';

const OLD_MS = 10 * 60 * 1000;

type Json = string | number | boolean | null | { [key: string]: Json };

/** The raw JSON text of Casso's webhook v2; what leaves the account has an amount below zero. */
export function cassoBody(account: BankAccount, transfer: Transfer): string {
  return JSON.stringify({
    error: 0,
    data: {
      id: transfer.eventId, reference: transfer.referenceCode, description: transfer.content,
      amount: transfer.transferType === 'in' ? transfer.amount : -transfer.amount, runningBalance: transfer.accumulated,
      transactionDateTime: transfer.transactionDate, accountNumber: account.accountNumber, bankName: bankName(account.bin), bankAbbreviation: bankName(account.bin),
      virtualAccountNumber: '', virtualAccountName: '', counterAccountName: '', counterAccountNumber: '', counterAccountBankId: '', counterAccountBankName: '',
    },
  });
}

/** `t=<ms>,v1=` and the HMAC-SHA512 of `{t}.` and the body with its keys sorted, at every depth. */
export function cassoHeaders(secret: string, body: string, now: Date, faults: WebhookFaults): Record<string, string> {
  const stamp = now.getTime() - (faults.oldTimestamp ? OLD_MS : 0);
  const text = JSON.stringify(sorted(JSON.parse(body) as Json));
  const key = faults.badSignature ? `${secret}-forged` : secret;
  return { 'content-type': 'application/json', 'x-casso-signature': `t=${stamp},v1=${createHmac('sha512', key).update(`${stamp}.${text}`).digest('hex')}` };
}

function sorted(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key] ?? null)]));
}

/** The raw JSON text of payOS's webhook with its signature; the message bears no time. */
export function payosBody(account: BankAccount, transfer: Transfer, checksumKey: string, faults: WebhookFaults): string {
  const data: Record<string, string | number | null> = {
    orderCode: transfer.eventId, amount: transfer.amount, description: transfer.content, accountNumber: account.accountNumber, reference: transfer.referenceCode,
    transactionDateTime: transfer.transactionDate, currency: 'VND', paymentLinkId: `sim${transfer.eventId}`, code: '00', desc: 'success',
    counterAccountBankId: null, counterAccountBankName: null, counterAccountName: null, counterAccountNumber: null, virtualAccountName: '', virtualAccountNumber: '',
  };
  const text = Object.keys(data).sort().map((key) => `${key}=${data[key] ?? ''}`).join('&');
  const key = faults.badSignature ? `${checksumKey}-forged` : checksumKey;
  return JSON.stringify({ code: '00', desc: 'success', success: true, data, signature: createHmac('sha256', key).update(text, 'utf8').digest('hex') });
}
