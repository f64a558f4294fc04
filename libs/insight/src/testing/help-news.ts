import type { PayloadOf } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';

type Consent = PayloadOf<'sellers.consent_changed'>;
type Draft = PayloadOf<'catalog.draft_saved'>;

/** A consent to help with everything, from a month ago until in half a year. */
export const consentNews = (sellerId: string, assistantId: string, given: Partial<Consent> = {}): Consent => ({
  consentId: newId(), sellerId, assistantId, sellerName: 'Bà Mẫu', sellerPhone: '+84912000001', communeCode: '06838', village: '', assistantPhone: '+84912000002',
  scopes: ['profile', 'listing', 'orders'], from: '2026-10-22T09:00:00+07:00', until: '2027-05-22T09:00:00+07:00', how: 'code', state: 'live', ...given,
});

export const draftNews = (sellerId: string, given: Partial<Draft> = {}): Draft => ({
  productId: newId(), sellerId, name: 'Miến dong', state: 'draft', hash: newId(), by: 'seller', confirmedAt: null, at: '2026-11-10T09:00:00+07:00', ...given,
});
