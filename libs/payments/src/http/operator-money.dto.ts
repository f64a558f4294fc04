import { z } from 'zod';
import { after, calendarDay, dongAmount, given, limit, text } from '@cho-phien/platform';
import { groupCode } from './payment.dto.js';

const state = z.enum(['matched', 'under', 'over', 'late', 'doubled', 'unmatched', 'ignored']);

export const bankEntriesQuery = z.object({ state: state.optional(), day: given(calendarDay).describe('Only what came on this Vietnamese day'), limit: limit(50), after });

export const bankEntry = z.object({
  id: z.string(), provider: z.string(), eventId: z.string(), reference: z.string(), amount: dongAmount, memo: z.string(), outgoing: z.boolean(),
  state, groupCode: z.string().nullable(), holder: z.string().nullable().describe('Who has money that was taken at a door: a carrier’s code, or `seller`'), occurredAt: z.string(), receivedAt: z.string(),
  /** What a person said of a line that nobody could place. */
  decision: z.object({ kind: z.enum(['assigned', 'dismissed', 'returned', 'remitted']), reason: z.string(), by: z.string(), at: z.string() }).nullable(),
  /** Its return to the sender, which takes two people. */
  return: z.object({
    id: z.string(), reference: z.string(), note: z.string(), state: z.enum(['proposed', 'confirmed']), proposedBy: z.string(), proposedAt: z.string(), confirmedBy: z.string().nullable(),
  }).nullable(),
});
export const bankEntries = z.object({ items: z.array(bankEntry), next: z.string().nullable() });

/** `guesses`: purchases that miss exactly this amount; nothing is ever assigned by one. */
export const bankEntryDetail = bankEntry.extend({
  guesses: z.array(z.object({ groupCode: z.string(), status: z.string(), missing: dongAmount, createdAt: z.string(), because: z.enum(['code', 'amount']) })),
});

export const entryParams = z.object({ id: z.uuid() });
export const returnParams = z.object({ id: z.uuid(), returnId: z.uuid() });
const reason = text(500);
export const assignmentBody = z.object({ groupCode, reason });
export const dismissalBody = z.object({ reason });
/** `reference`: the bank's number of the transfer to the sender. */
export const lineReturnBody = z.object({ reference: text(100).refine((value) => value.length >= 3), note: reason });
