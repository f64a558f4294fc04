import { z } from 'zod';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { maskedAccount } from './refund-account.dto.js';

const state = z.enum(['open', 'sending', 'proposed', 'done']);
export const refundTasksQuery = z.object({ state: state.optional(), limit: limit(50), after });

export const refundTask = z.object({
  id: z.string(), groupCode: z.string(), orderCode: z.string().nullable(), amount: dongAmount,
  reason: z.enum(['over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired', 'refused', 'returned', 'given_back', 'claim']),
  state,
  /** How it goes back; null until that is decided, in a few seconds. */
  way: z.enum(['gateway', 'transfer', 'seller']).nullable(),
  method: z.enum(['vnpay', 'stripe', 'transfer', 'direct']).nullable(),
  reference: z.string().nullable(),
  createdAt: z.string(), doneAt: z.string().nullable(),
  gateway: z.object({ method: z.enum(['vnpay', 'stripe']), state: z.enum(['sending', 'accepted', 'refused', 'unclear']), code: z.string().nullable(), tries: z.int() }).nullable(),
  transfer: z.object({
    id: z.string(), reference: z.string(), note: z.string(), state: z.enum(['proposed', 'confirmed']), proposedBy: z.string(), proposedAt: z.string(), confirmedBy: z.string().nullable(),
    account: z.object({ bin: z.string(), numberEnd: z.string() }).nullable(),
  }).nullable(),
  account: maskedAccount.nullable().describe('Where the buyer wants it; null: he has not said'),
  waitsFor: z.string().nullable().describe('The carrier that has the cash and has still to pay it out'),
  looks: z.array(z.object({ by: z.string(), at: z.string() })).describe('Who has read the whole account'),
  complaint: z.string().nullable().describe('The buyer says that what the seller sent himself did not come'),
});
export const refundTasks = z.object({ items: z.array(refundTask), next: z.string().nullable() });

export const refundTaskParams = z.object({ id: z.uuid() });
export const transferParams = z.object({ id: z.uuid(), transferId: z.uuid() });

/** `reference`: the bank's number of the transfer, or the gateway's. `sentBy` must be said where the gateway's doing is `unclear`, and only there may it be `gateway`. */
export const transferBody = z.object({ reference: text(100).refine((value) => value.length >= 3), note: text(500), sentBy: z.enum(['transfer', 'gateway']).optional() });
