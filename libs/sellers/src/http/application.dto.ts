import { z } from 'zod';
import { communeCode, CONSENT_SCOPES, phoneNumber, text } from '@cho-phien/platform';
import { FORMS_OF_ADDRESS, SELLER_KINDS } from '../seller.js';
import { consentUntil, witness } from './consent.dto.js';

export const sellerKind = z.enum(SELLER_KINDS);
export const formOfAddress = z.enum(FORMS_OF_ADDRESS);
export const sellerName = text(120);

export const application = z.object({
  id: z.uuid(), kind: sellerKind, name: sellerName, communeCode, addressLine: text(200), ownerName: text(100).optional(), phone: phoneNumber.optional(), addressAs: formOfAddress.optional(),
});

/** A household without any phone is entered with a witness instead. */
export const householdApplication = application
  .extend({ scopes: z.array(z.enum(CONSENT_SCOPES)).min(1).max(3).optional(), until: consentUntil.optional(), witness: witness.optional() })
  .refine(({ phone, witness: seen }) => (phone === undefined) !== (seen === undefined), { path: ['phone'], message: 'field.required' });

export const invitation = z.object({ phone: phoneNumber, kind: sellerKind, name: sellerName, communeCode });
export const sentInvitation = z.object({ id: z.string(), url: z.string(), expiresAt: z.string() });
export const shownInvitation = z.object({
  name: z.string(), kind: sellerKind, communeCode: z.string(), communeName: z.string(), sentTo: z.string(), expiresAt: z.string(), state: z.enum(['open', 'accepted', 'expired']),
});
export const invitationParams = z.object({ token: z.string().max(64) });
