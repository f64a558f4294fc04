import { z } from 'zod';
import { rate } from './rate.dto.js';

const fee = rate.pick({
  id: true, kind: true, name: true, productSets: true, sellerKind: true, channel: true, method: true, rate: true, floor: true, cap: true, borneBy: true, validFrom: true, legalRef: true, status: true,
}).extend({
  validTo: z.string().nullable().describe('The last day on which it counts: its own, or the eve of the rate that takes its place'),
  state: z.enum(['in_force', 'coming']), announcedOn: z.string(),
});
const monthKept = z.object({
  month: z.string().describe('YYYY-MM, over'), goods: z.int().describe('đồng of goods credited, less refunds'), commission: z.int(), gatewayFee: z.int(), taxes: z.int().describe('Withheld for the State'),
  takeRate: z.number().nullable().describe('Percent of the goods that the market kept in fees; null when nothing was sold'), reckonedAt: z.string(),
});
export const keptMonths = z.object({ items: z.array(monthKept) });
export const publicFees = z.object({
  asOf: z.string(), noticeDays: z.int().describe('Days before its effect on which a change of a fee is public'), earliestFeeChange: z.string(), items: z.array(fee),
});
