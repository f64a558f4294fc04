import { z } from 'zod';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { PAYOUT_STATES, statementEntry } from './statement.dto.js';

const BATCH_STATES = ['prepared', 'first_approved', 'approved', 'filed', 'cancelled'] as const;
const signature = z.object({ by: z.string(), at: z.string(), you: z.boolean() });

export const payoutsQuery = z.object({ state: z.enum(BATCH_STATES).optional(), limit: limit(50), after });
export const batchParams = z.object({ id: z.uuid() });
export const payoutParams = z.object({ id: z.uuid(), payoutId: z.uuid() });
export const cancelBody = z.object({ reason: text(300) });
export const confirmBody = z.object({ reference: text(100).refine((value) => value.length >= 3).describe('The bank’s number of the transfer or of the whole file') });
export const returnBody = z.object({ reason: text(300).describe('What the bank says; the seller reads it') });

export const batch = z.object({
  id: z.string(), dueOn: z.string(), state: z.enum(BATCH_STATES), count: z.int(), total: dongAmount,
  preparedBy: z.string(), preparedAt: z.string(), approvals: z.array(signature),
  mayApprove: z.boolean().describe('Whether it waits for the approval of the person who asks'),
  filedAt: z.string().nullable(), cancelledAt: z.string().nullable(), reason: z.string().nullable(),
  waiting: z.int(), sent: z.int(), settled: z.int(), returned: z.int(), dropped: z.int(),
});
export const batches = z.object({ items: z.array(batch), next: z.string().nullable(), nextDay: z.string().describe('When the schedule prepares the next'), minimum: dongAmount });

export const payout = z.object({
  id: z.string(), code: z.string(), sellerId: z.string(), sellerName: z.string(), amount: dongAmount, bankBin: z.string(), accountEnd: z.string(), holder: z.string(),
  state: z.enum(PAYOUT_STATES), reference: z.string().nullable(), settledAt: z.string().nullable(), returnedAt: z.string().nullable(), reason: z.string().nullable(),
});
export const batchWithPayouts = batch.extend({ payouts: z.array(payout) });

export const holdParams = z.object({ sellerId: z.string() });
export const releaseBody = z.object({ reason: text(300) });
export const leftOut = z.object({
  items: z.array(z.object({
    sellerId: z.string(), sellerName: z.string(), available: dongAmount, why: z.enum(['suspended', 'no_account', 'not_verified', 'below_minimum']), suspendedSince: z.string().nullable(),
  })).describe('Who has money and is left out by the next batch, at most 200'),
});

export const ownPayoutsQuery = z.object({ limit: limit(50), after });
const ownPayout = z.object({
  id: z.string(), code: z.string(), amount: dongAmount, status: z.enum(PAYOUT_STATES), bankBin: z.string(), accountEnd: z.string(), preparedAt: z.string(),
  settledAt: z.string().nullable(), returnedAt: z.string().nullable(), reason: z.string().nullable(), sentence: z.string(),
});
export const ownPayoutPath = z.object({ payoutId: z.uuid() });
export const ownPayoutWithEntries = ownPayout.extend({ reference: z.string().nullable().describe('The bank’s number of the transfer'), entries: z.array(statementEntry.omit({ balanceAfter: true })).describe('Of what it was made: entries since the payout before it, at most 500') });
export const ownPayouts = z.object({
  items: z.array(ownPayout), next: z.string().nullable(),
  upcoming: z.object({
    on: z.string(), amount: z.int(), minimum: dongAmount, accountEnd: z.string().nullable(),
    held: z.enum(['owes', 'suspended', 'no_account', 'not_verified', 'below_minimum']).nullable().describe('Why nothing would be paid out'), sentence: z.string(),
    entries: z.array(statementEntry.omit({ balanceAfter: true })).describe('Of what it is made: entries since the last payout, at most 50'),
  }),
});
