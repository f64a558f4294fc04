import { z } from 'zod';
import { after, limit, text } from '@cho-phien/platform';
import { listingVersion, revisionState } from './seller-products.dto.js';

export const reviewsQuery = z.object({ state: z.enum(['in_review', 'changes_asked', 'approved', 'declined']).default('in_review'), limit: limit(20), after });
export const reviewPath = z.object({ id: z.uuid() });
export const decisionBody = z.object({ decision: z.enum(['approve', 'ask_changes', 'decline']), reason: text(1_000).optional() });

const seller = z.object({ id: z.string(), name: z.string() });
const by = z.enum(['seller', 'assistant']);

export const reviewPage = z.object({
  items: z.array(z.object({
    id: z.string(), productId: z.string(), name: z.string(), seller, submittedAt: z.string(), number: z.int(), isNew: z.boolean(), state: revisionState, by,
  })),
  next: z.string().nullable(),
});

export const reviewDetail = z.object({
  id: z.string(), productId: z.string(), name: z.string(), seller, number: z.int(), state: revisionState, hash: z.string(), by, isNew: z.boolean(),
  submittedAt: z.string(), confirmedAt: z.string().nullable(), confirmedHow: z.string().nullable(), decidedAt: z.string().nullable(), reason: z.string().nullable(),
  before: listingVersion.nullable(), after: listingVersion, changed: z.array(z.string()),
  checks: z.array(z.object({ rule: z.string(), message: z.string(), field: z.string().nullable(), legalRef: z.string().nullable(), blocking: z.boolean() })),
});
