import { z } from 'zod';
import { endOfVietnamDay } from '@cho-phien/kernel';
import { after, CONSENT_SCOPES, limit, phoneNumber, text } from '@cho-phien/platform';

/** The last Vietnamese day, or the instant from which the consent holds no more. */
export const consentUntil = z.union([
  z.iso.date().transform((day) => endOfVietnamDay(day)),
  z.iso.datetime({ offset: true }).transform((instant) => new Date(instant)),
]);
export const scopes = z.array(z.enum(CONSENT_SCOPES)).min(1).max(3);
export const witness = z.object({ name: text(80), phone: phoneNumber });
export const typedCode = z.string().max(20).transform((typed) => typed.replace(/\s/g, '')).pipe(z.string().regex(/^\d{6}$/, 'field.invalid_format'));

export const ownConsent = z.object({ assistantPhone: phoneNumber, scopes, until: consentUntil });
export const consentQuestion = z.object({ sellerId: z.uuid().optional(), phone: phoneNumber.optional(), scopes, until: consentUntil, how: z.enum(['code', 'witness']), witness: witness.optional() })
  .refine(({ sellerId, phone }) => (sellerId === undefined) !== (phone === undefined), { path: ['sellerId'], message: 'field.required' });
export const askedConsent = z.object({ id: z.string(), state: z.literal('pending') });
export const confirmation = z.object({ code: typedCode });

const state = z.enum(['pending', 'live', 'revoked', 'expired']);
const how = z.enum(['own_session', 'code', 'witness']);
export const givenConsent = z.object({
  id: z.string(), assistant: z.object({ name: z.string(), phone: z.string().nullable() }), scopes: z.array(z.string()), until: z.string(), how, state, witness: z.string().nullable(),
  askedAt: z.string(), givenAt: z.string().nullable(), revokedAt: z.string().nullable(),
});
export const givenConsents = z.object({ items: z.array(givenConsent) });

const rosterConsent = z.object({ id: z.string(), state, scopes: z.array(z.string()), until: z.string(), how });
export const confirmedConsent = rosterConsent;
export const roster = z.object({
  items: z.array(z.object({
    sellerId: z.string(), name: z.string(), kind: z.string(), state: z.string(), communeCode: z.string(), communeName: z.string(), village: z.string().optional(), phone: z.string().nullable(), addressAs: z.string().nullable(),
    consent: rosterConsent,
  })),
});

export const activityQuery = z.object({ limit: limit(50), after });
/** `outcome` is the HTTP status of the answer, null while none was given. */
export const activity = z.object({
  items: z.array(z.object({ id: z.string(), at: z.string(), seller: z.object({ id: z.string(), name: z.string() }), assistant: z.object({ name: z.string(), phone: z.string().nullable() }), consentId: z.string(), method: z.string(), path: z.string(), outcome: z.int().nullable() })),
  next: z.string().nullable(),
});
