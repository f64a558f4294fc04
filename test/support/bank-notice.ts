import { demoSettings } from '@cho-phien/platform';
import { webhookBody, webhookHeaders } from '../simulators/bank/sepay-webhook.js';
import type { Api, Reply } from './api.js';

export interface Notice { eventId: number; amount: number; memo: string; at?: Date }

const ACCOUNT = { bin: demoSettings.BANK_BIN, accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, accountName: demoSettings.BANK_ACCOUNT_NAME };
let lastId = Date.now();

/** An id no notice of this process had before, 13 digits as SePay's. */
export const nextEventId = (): number => { lastId = Math.max(lastId + 1, Date.now()); return lastId; };

/** SePay's webhook for one incoming transfer, signed anew each time it is sent. */
export function sendNotice(api: Api, { eventId, amount, memo, at = new Date() }: Notice, faults = { badSignature: false, oldTimestamp: false }): Promise<Reply<unknown>> {
  const body = webhookBody(ACCOUNT, {
    eventId, amount, content: memo, transferType: 'in', accumulated: 0, referenceCode: `FT${eventId}`,
    transactionDate: new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
  } as Parameters<typeof webhookBody>[1]);
  return api.send('POST', '/api/hooks/bank/sepay', body, { headers: webhookHeaders(demoSettings.SEPAY_WEBHOOK_SECRET, body, new Date(), faults) });
}
