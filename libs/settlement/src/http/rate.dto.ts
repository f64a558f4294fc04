import { z } from 'zod';
import { dongAmount, given, text } from '@cho-phien/platform';
import { DEDUCTIONS, METHODS, SALE_CHANNELS, SELLER_KINDS } from '../domain/rate.js';

const day = z.iso.date().startsWith('20');
export const productSet = z.string().regex(/^QD26-(0[1-9]|1\d|2[0-6])$/);

export const newRate = z.object({
  kind: z.enum(DEDUCTIONS),
  productSets: z.array(productSet).min(1).max(26).nullish().describe('None: all goods. A group of products is the list of its sets.'),
  sellerKind: z.enum(SELLER_KINDS).nullish(),
  channel: z.enum(SALE_CHANNELS).nullish(),
  method: z.enum(METHODS).nullish(),
  basisPoints: z.int().min(0).max(10_000).describe('Hundredths of a percent of the goods’ price'),
  floor: dongAmount.nullish(), cap: dongAmount.nullish(),
  borneBy: z.enum(['market', 'seller']).default('seller'),
  validFrom: day, validTo: day.nullish().describe('The last day; none: until another rate takes its place'),
  legalRef: text(200).nullish(),
  status: z.enum(['confirmed', 'to_be_confirmed']).default('confirmed'),
  note: text(300).nullish(),
});

export const rate = z.object({
  id: z.string(), kind: z.enum(DEDUCTIONS), name: z.string(), productSets: z.array(z.string()).nullable(), sellerKind: z.enum(SELLER_KINDS).nullable(),
  channel: z.enum(SALE_CHANNELS).nullable(), method: z.enum(METHODS).nullable(), basisPoints: z.int(), rate: z.number().describe('Percent'),
  floor: z.int().nullable(), cap: z.int().nullable(), borneBy: z.enum(['market', 'seller']), validFrom: z.string(), validTo: z.string().nullable(),
  legalRef: z.string().nullable(), status: z.enum(['confirmed', 'to_be_confirmed']), note: z.string().nullable(),
  state: z.enum(['proposed', 'withdrawn', 'past', 'in_force', 'coming']).describe('Proposed: a second person has yet to confirm it'),
  announcedBy: z.string(), confirmedBy: z.string().nullable(), announcedAt: z.string(), mayConfirm: z.boolean().describe('Whether it waits for the person who asks'),
});
export const rates = z.object({ asOf: z.string(), earliestFeeChange: z.string().describe('The first day on which a fee announced today may take effect'), items: z.array(rate), proposals: z.array(rate) });
export const ratesQuery = z.object({ on: given(day).describe('Only what was in force on this day') });
export const settingPath = z.object({ id: z.uuid() });

export const newPayoutRule = z.object({
  weekday: z.int().min(1).max(7).describe('1 Monday to 7 Sunday'), minimum: dongAmount.refine((amount) => amount > 0),
  preparerApproves: z.boolean().default(true).describe('Whether who prepared a batch may be one of the two who approve it'), validFrom: day, note: text(300).nullish(),
});
export const payoutRule = z.object({
  id: z.string(), weekday: z.int(), minimum: z.int(), preparerApproves: z.boolean(), validFrom: z.string(), note: z.string().nullable(),
  state: z.enum(['proposed', 'withdrawn', 'announced']), announcedBy: z.string(), confirmedBy: z.string().nullable(), announcedAt: z.string(), mayConfirm: z.boolean(),
});
export const payoutRules = z.object({ items: z.array(payoutRule), proposals: z.array(payoutRule) });
