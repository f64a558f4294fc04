import { z } from 'zod';
import { after, limit, text } from '@cho-phien/platform';
import { GTIN_STATES } from '../storage/gtin.repository.js';

const day = z.iso.date();
export const lotPath = z.object({ sellerId: z.uuid(), productId: z.uuid(), lotId: z.uuid() });

const facts = {
  how: z.enum(['harvested', 'made']), madeOn: day, bestBefore: day.nullish(), quantity: z.int().min(1).max(1_000_000_000).nullish(), unit: text(40).nullish(),
  producerSellerId: z.uuid().transform((id) => id.toLowerCase()).nullish().describe('A member household that made it'),
  producerAgreed: z.boolean().default(false).describe('The household agreed to be named to buyers'),
  notes: text(1_000).nullish(), recalled: z.boolean().default(false),
};
export const newLot = z.object({ lotCode: z.string().max(60), ...facts });
export const lotCorrection = z.object({ ...facts, reason: text(500) });
export const ownGtinPath = z.object({ sellerId: z.uuid(), productId: z.uuid(), gtinId: z.uuid() });
export const withdrawal = z.object({ reason: text(500) });
export const newGtin = z.object({ gtin: z.string().max(40), variantId: z.uuid().transform((id) => id.toLowerCase()).nullish() });

const entry = z.object({
  number: z.int(), how: z.enum(['harvested', 'made']), madeOn: z.string(), bestBefore: z.string().nullable(), quantity: z.int().nullable(), unit: z.string().nullable(),
  notes: z.string().nullable(), recalled: z.boolean(), reason: z.string().nullable(), enteredAt: z.string(),
});
const ownEntry = entry.extend({ producerSellerId: z.string().nullable(), producerAgreed: z.boolean() });
export const lotAnswer = z.object({ id: z.string(), lotCode: z.string(), traceCode: z.string(), entries: z.array(ownEntry) });

const gtin = z.object({
  id: z.string(), gtin: z.string().describe('14 digits'), printed: z.string().describe('As under the bars'), variantId: z.string().nullable(), state: z.enum(GTIN_STATES),
  claimedAt: z.string(), decidedAt: z.string().nullable(), reason: z.string().nullable(),
  withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(),
});
export const productCodes = z.object({
  product: z.object({ id: z.string(), name: z.string(), published: z.boolean(), variants: z.array(z.object({ id: z.string(), name: z.string() })) }),
  gtins: z.array(gtin), lots: z.array(lotAnswer),
});

export const claimsQuery = z.object({ state: z.enum(GTIN_STATES).default('claimed'), limit: limit(20), after });
export const claimPath = z.object({ id: z.uuid() });
export const claimDecision = z.object({ decision: z.enum(['verify', 'refuse']), evidence: text(1_000).optional(), reason: text(1_000).optional() });
export const gtinClaim = gtin.extend({ productId: z.string(), productName: z.string(), sellerName: z.string(), evidence: z.string().nullable(), rivals: z.int().describe('Other products that claim or have it') });
export const gtinClaims = z.object({ items: z.array(gtinClaim), next: z.string().nullable() });
