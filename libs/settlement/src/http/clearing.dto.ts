import { z } from 'zod';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { CLEARINGS } from '../domain/clearing.js';

export const clearingsQuery = z.object({ limit: limit(50), after });
export const clearingParams = z.object({ id: z.uuid() });
/** `payoutCode`: under whose code money left the bank a second time or otherwise than it should; its seller reads the reason where it is taken from him. */
export const newClearing = z.object({ what: z.enum(CLEARINGS), amount: dongAmount.refine((amount) => amount > 0), reason: text(500), payoutCode: text(40).optional() });
export const clearing = z.object({
  id: z.string(), payoutCode: z.string().nullable().describe('The payout under whose code it left the bank'), what: z.enum(CLEARINGS), amount: dongAmount, reason: z.string(), state: z.enum(['proposed', 'confirmed', 'withdrawn']),
  proposedBy: z.string(), proposedAt: z.string(), decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), mine: z.boolean().describe('Proposed by whoever asks'),
});
export const clearings = z.object({
  items: z.array(clearing), next: z.string().nullable(),
  open: z.object({
    setAside: z.int().describe('Lines of the bank that are no purchase’s'), returns: z.int().describe('Restored to sellers, not back in the bank yet'), unexplained: z.int().describe('Left the bank for no known reason'),
  }),
});
