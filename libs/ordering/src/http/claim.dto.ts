import { z } from 'zod';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { claimStates } from '../domain/claim.js';
import { refundLines } from './seller-refund.dto.js';

export const claimKind = z.enum(['cancel', 'return', 'exchange', 'claim']);
const reason = z.enum(['changed_mind', 'too_slow', 'damaged', 'wrong_goods', 'missing', 'not_as_described', 'not_arrived', 'other']);
const state = z.enum(claimStates as [string, ...string[]]);

/** `lines` absent: everything whose money is not on its way back. */
export const claimBody = z.object({ orderCode: text(50), kind: claimKind, reason, lines: refundLines.optional(), note: text(500).optional() });

export const groupClaimPath = z.object({ code: z.string().max(40), id: z.uuid() });
export const sellerClaimPath = z.object({ sellerId: z.string(), id: z.uuid() });
export const disputePath = z.object({ id: z.uuid() });

export const claim = z.object({
  id: z.string(), groupCode: z.string(), orderCode: z.string(),
  seller: z.object({ id: z.string(), name: z.string() }),
  kind: claimKind, reason, note: z.string().nullable(), state,
  lines: z.array(z.object({ variantId: z.string(), name: z.string(), variantName: z.string(), unit: z.string(), quantity: z.int(), amount: dongAmount })),
  /** What goes back for it, once somebody promised that. */
  refund: z.object({ amount: dongAmount, status: z.enum(['requested', 'completed']) }).nullable(),
  openedAt: z.string(),
  /** Until when whoever is next should say something; after that it goes on by itself. */
  dueAt: z.string().nullable(),
  /** Until when the market means to have it closed, as published when it was opened. */
  closeBy: z.string().nullable(),
  events: z.array(z.object({ state, by: z.enum(['buyer', 'seller', 'operator', 'deadline']), note: z.string().nullable(), at: z.string() })),
});

/** `open`: what each order can be claimed for now. */
export const groupClaims = z.object({ items: z.array(claim), open: z.array(z.object({ orderCode: z.string(), kinds: z.array(claimKind) })) });
export const claims = z.object({ items: z.array(claim), next: z.string().nullable() });

export const claimTerms = z.object({
  withinDays: z.int().describe('A buyer may claim for so long after the parcel arrived'), answerDays: z.int().describe('The seller answers within'), disputeDays: z.int().describe('The buyer may take a no to the market for'),
  replaceDays: z.int().describe('Other goods are sent within'), closeDays: z.int().describe('All is closed within so many days after it was opened'),
});

/** `state`: one, or several joined by commas. */
const states = z.string().max(200).optional().transform((list) => (list ? list.split(',') : [])).pipe(z.array(state).max(claimStates.length));
export const sellerClaimsQuery = z.object({ state: states, order: z.string().max(50).optional(), limit: limit(20), after });
export const disputesQuery = z.object({ state: states, limit: limit(50), after });

/** `delivery` unsaid: the delivery goes back too where all that came was the seller's fault. */
export const acceptanceBody = z.object({ outcome: z.enum(['refund', 'replacement']), delivery: z.boolean().optional(), note: text(500).optional() });
export const declineBody = z.object({ reason: text(500) });
export const disputeBody = z.object({ note: text(500) });
export const sentBody = z.object({ note: text(500).optional() }).prefault({});
/** `note` is told to both. */
export const decisionBody = z.object({ decision: z.enum(['refund', 'replacement', 'reject']), delivery: z.boolean().optional(), note: text(500) });
