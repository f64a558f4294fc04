import { z } from 'zod';
import { stored } from '@cho-phien/kernel';
import { text } from '@cho-phien/platform';
import { sellerKind } from './application.dto.js';
import { members, seller } from './seller-profile.dto.js';

const code = z.string().regex(/^[a-z][a-z_]{1,39}$/, 'field.invalid_format');

export const sellerParams = z.object({ id: z.uuid() });
export const sellerRequirementParams = z.object({ id: z.uuid(), code: z.string().max(40) });
export const action = z.object({
  action: z.enum(['ask_documents', 'approve', 'decline', 'suspend', 'resume', 'close', 'reopen']), reason: z.string().max(1_000).transform(stored).default(''), waive: z.array(z.string().max(40)).max(50).default([]),
});
export const decision = z.object({ state: z.enum(['verified', 'refused']), note: z.string().max(500).transform(stored).default('') })
  .refine(({ state, note }) => state === 'verified' || note !== '', { path: ['note'], message: 'field.required' });
const route = z.enum(['collected', 'direct']);
/** `fromDay` is the first day of the orders that it is for. */
export const newMoneyRoute = z.object({ moneyRoute: route, fromDay: z.iso.date(), reason: text(500) });
export const moneyRouteParams = z.object({ id: z.uuid(), routeId: z.uuid() });
const routeChange = z.object({ id: z.string(), moneyRoute: route, fromDay: z.string(), reason: z.string(), state: z.enum(['proposed', 'confirmed', 'withdrawn']), proposedAt: z.string(), mayConfirm: z.boolean() });
/** Moves that an operator may take next are in `nextActions`. */
export const sellerAtDesk = seller.extend({ members: members.shape.items, moneyRoutes: z.array(routeChange).describe('Changes of the money route, the latest first') });

const line = z.object({
  code, name: text(100), nameEn: text(100).optional(), hint: z.string().max(300).transform(stored).default(''), hintEn: z.string().max(300).transform(stored).optional(),
  evidence: z.enum(['computed', 'attested', 'verified']), sensitive: z.boolean().default(false), kinds: z.array(sellerKind), productSets: z.array(z.string().regex(/^QD26-\d{2}$/, 'field.invalid_format')).max(26).default([]), required: z.boolean(),
});
/** The whole checklist in the order in which it is asked. */
export const checklist = z.object({ items: z.array(line).max(50) })
  .refine(({ items }) => new Set(items.map((each) => each.code)).size === items.length, { path: ['items'], message: 'field.invalid_value' });
export const shownChecklist = z.object({
  items: z.array(z.object({
    code: z.string(), name: z.string(), nameEn: z.string(), hint: z.string(), hintEn: z.string(), evidence: z.enum(['computed', 'attested', 'verified']), sensitive: z.boolean(),
    kinds: z.array(sellerKind), productSets: z.array(z.string()), required: z.boolean(),
  })),
});

export const requirementsQuery = z.object({ kind: sellerKind.optional() });
export const publicRequirements = z.object({ items: z.array(z.object({ code: z.string(), name: z.string(), hint: z.string(), evidence: z.enum(['computed', 'attested', 'verified']), required: z.boolean() })) });
