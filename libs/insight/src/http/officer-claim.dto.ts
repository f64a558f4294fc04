import { z } from 'zod';
import { after, given, limit } from '@cho-phien/platform';
import { CLAIM_STATES } from '../domain/claim-view.js';

export const officerClaimsQuery = z.object({
  area: given(z.string().regex(/^[0-9A-Za-z-]{1,40}$/)).describe('Left out, all that the officer answers for'),
  open: given(z.enum(['true', 'false'])).describe('Only those of which somebody still owes a word'), limit: limit(50, 200), after,
});

export const officerClaims = z.object({
  counts: z.object({ open: z.int(), closed: z.int(), closedInTime: z.int().describe('Closed, no deadline missed'), breached: z.int().describe('A deadline was missed') }),
  items: z.array(z.object({
    claimId: z.string(), orderCode: z.string(), shopName: z.string(), communeCode: z.string(), communeName: z.string(), kind: z.string(), state: z.enum(CLAIM_STATES),
    openedAt: z.string(), movedAt: z.string(), breachedAt: z.string().nullable(), closeBy: z.string().nullable().describe('Until when it is to be closed'), closedAt: z.string().nullable(),
  })),
  next: z.string().nullable(),
});
