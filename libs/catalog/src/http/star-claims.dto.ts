import { z } from 'zod';
import { after, given, limit, text } from '@cho-phien/platform';
import { CLAIMING_FIELDS } from '../domain/star-claims.js';

const DECISIONS = ['false_claim', 'allowed_wording', 'certificate_due'] as const;
const state = z.enum(['waiting', ...DECISIONS]);

export const starClaimPath = z.object({ id: z.uuid() });
export const starClaimsQuery = z.object({ area: given(z.string().max(40).regex(/^[0-9A-Za-z-]+$/)), state: state.default('waiting'), limit: limit(20), after });
export const falseClaimsQuery = z.object({ limit: limit(20), after });
export const claimDecision = z.object({ decision: z.enum(DECISIONS), reason: text(500) });

export const starClaim = z.object({
  id: z.string(), state, foundAt: z.string(), decidedAt: z.string().nullable(), reason: z.string().nullable(),
  /** Stars of the certificate in force; null without one. */
  certifiedStars: z.int().nullable(), communeCode: z.string(), communeName: z.string(),
  claims: z.array(z.object({ field: z.enum(CLAIMING_FIELDS), phrase: z.string(), stars: z.int().nullable() })),
  product: z.object({ id: z.string(), slug: z.string(), name: z.string(), seller: z.object({ id: z.string(), name: z.string() }) }),
});
export const starClaimList = z.object({ items: z.array(starClaim), next: z.string().nullable() });
export const officerStarClaimList = starClaimList.extend({ count: z.int().describe('All of this state, not of this page') });
