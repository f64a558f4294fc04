import { z } from 'zod';
import { after, given, limit, text } from '@cho-phien/platform';

const rowKind = z.enum(['payment', 'refund', 'other']);
const rowState = z.enum(['matched', 'under', 'over', 'doubled', 'unmatched', 'ignored']);
/** Whole đồng; below zero where the party kept it back. */
const signedAmount = z.int();
const sums = { known: signedAmount.describe('Of payments that are ours, less refunds'), unknown: signedAmount.describe('Paid or kept back beside them'), fee: signedAmount.describe('Below zero: given back'), net: z.int().describe('known + unknown − fee: what comes to the bank') };
const states = z.array(z.object({ state: rowState, count: z.int(), amount: signedAmount }));

const withdrawal = z.object({ reason: z.string(), state: z.enum(['proposed', 'confirmed']), proposedBy: z.string(), proposedAt: z.string() }).nullable();

export const remittancesQuery = z.object({ limit: limit(50), after });
export const remittance = z.object({ id: z.string(), party: z.string(), fileName: z.string(), ...sums, takenBy: z.string(), takenAt: z.string(), paidAt: z.string().nullable(), states, withdrawnAt: z.string().nullable(), withdrawal });
export const party = z.object({
  code: z.string(), name: z.string(), owes: z.int().describe('Taken and not paid out, less refunds that it has sent'),
  bands: z.array(z.object({ fromDays: z.int(), count: z.int(), amount: z.int(), oldest: z.string() })).describe('What it took and did not pay out, by how long it has had it'),
  refunds: z.object({ count: z.int(), amount: z.int() }).describe('Sent to buyers, and not kept back yet'),
});
export const remittances = z.object({ items: z.array(remittance), next: z.string().nullable(), parties: z.array(party) });
export const owedQuery = z.object({ party: text(40), unstated: given(z.enum(['true', 'false'])).transform((value) => value === 'true').describe('Only what no statement speaks of'), limit: limit(50), after });
export const owedPayments = z.object({
  items: z.array(z.object({
    id: z.string(), reference: z.string(), groupCode: z.string().nullable(), orderCode: z.string().nullable(), takenAt: z.string(), amount: z.int(), left: z.int().describe('Not paid out yet'),
    stated: z.int().describe('In statements whose money is still to come; 0: no statement speaks of it'),
  })), next: z.string().nullable(),
});
export const remittanceDetail = remittance.extend({
  rows: z.array(z.object({ row: z.int(), kind: rowKind, reference: z.string(), collected: signedAmount, fee: signedAmount, state: rowState, groupCode: z.string().nullable(), orderCode: z.string().nullable(), expected: signedAmount.nullable() })),
});

export const uploadQuery = z.object({
  party: text(40), name: given(text(120)),
  /** Says what every row would end as, and writes nothing. */
  dryRun: given(z.enum(['true', 'false', '1', '0'])).transform((value) => value === 'true' || value === '1'),
});
export const takenStatement = z.object({
  /** Null when nothing was written: a dry run, or a row is wrong. */
  id: z.string().nullable(), ...sums, states,
  rows: z.array(z.object({ row: z.int(), kind: rowKind, reference: z.string(), collected: signedAmount, fee: signedAmount, state: rowState, orderCode: z.string().nullable() })),
  errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), message: z.string() })),
});

export const remittanceParams = z.object({ id: z.uuid() });
export const withdrawalBody = z.object({ reason: text(300) });
/** `bankEntryId` null: nothing is left to pay out, and no line of the bank is to come. */
export const payoutBody = z.object({ bankEntryId: z.uuid().nullable() });
