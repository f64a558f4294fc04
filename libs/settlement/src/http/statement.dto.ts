import { z } from 'zod';
import { given } from '@cho-phien/platform';
import { DEDUCTIONS, SALE_CHANNELS } from '../domain/rate.js';

export const PAYOUT_STATES = ['waiting', 'sent', 'settled', 'returned', 'dropped'] as const;
const payoutNamed = z.object({ id: z.string(), code: z.string(), accountEnd: z.string(), state: z.enum(PAYOUT_STATES), reason: z.string().nullable() });

export const balance = z.object({
  asOf: z.string(),
  available: z.int().describe('The seller’s to have; below zero he owes fees on money he took himself'),
  pending: z.int().describe('Comes once paid orders are delivered'), pendingOrders: z.int(), sentence: z.string(),
  held: z.array(z.object({ orderCode: z.string(), amount: z.int(), paidAt: z.string() })).describe('Paid orders that wait for their delivery, at most 50'),
});

export const statementQuery = z.object({ month: given(z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/)).describe('YYYY-MM; this month when left out') });

const entryKinds = ['sale', 'reversal', 'payout', 'payout_return', 'payout_again'] as const;
export const statementEntry = z.object({
  id: z.string(), kind: z.enum(entryKinds), orderCode: z.string().nullable().describe('None of a payout'), channel: z.enum(SALE_CHANNELS).nullable(), at: z.string(),
  items: z.int(), deductions: z.array(z.object({ code: z.enum(DEDUCTIONS), name: z.string(), amount: z.int() })),
  receives: z.int(), delivery: z.int(), inHand: z.int().describe('Taken by the seller himself; of a reversal: sent back by himself'), payout: payoutNamed.nullable(),
  amount: z.int().describe('What it changed of the balance'), balanceAfter: z.int(), sentence: z.string(),
});

export const statement = z.object({ month: z.string(), opening: z.int(), closing: z.int(), entries: z.array(statementEntry) });
