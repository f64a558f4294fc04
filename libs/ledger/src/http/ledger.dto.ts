import { z } from 'zod';
import { after, calendarDay, given, limit, text } from '@cho-phien/platform';

const day = given(calendarDay).describe('As of the end of this Vietnamese day; today when left out');
const phase = z.enum(['pending', 'posted']);

export const trialQuery = z.object({ day });
export const trialBalance = z.object({
  day: z.string(),
  kinds: z.array(z.object({ kind: z.string().describe('An account, or with * all of its kind'), phase, accounts: z.int().describe('Not at zero'), balance: z.int().describe('Above zero owed by the market, below zero held by it') })),
  pending: z.int(), posted: z.int(), sum: z.int().describe('pending + posted: 0'),
  chain: z.object({ end: z.int(), verifiedTo: z.int(), verifiedAt: z.string().nullable(), sound: z.boolean(), finding: z.string().nullable() }),
});
export const accountsQuery = z.object({ kind: text(120), day, limit: limit(50), after });
export const accounts = z.object({ items: z.array(z.object({ account: z.string(), phase, balance: z.int() })), next: z.string().nullable() });
export const entriesQuery = z.object({ account: text(120), limit: limit(50), after });
export const entries = z.object({
  account: z.string(), phase, balance: z.int().describe('As it is now'),
  items: z.array(z.object({ reference: z.string(), kind: z.string(), at: z.string(), counter: z.string().describe('The account at the other end'), amount: z.int().describe('Below zero: left this account') })),
  next: z.string().nullable(),
});
export const sheetQuery = z.object({ account: text(120) });
