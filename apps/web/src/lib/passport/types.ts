import type { Picture } from '$lib/server/types';

/** What was said of a lot at one time. Days are `YYYY-MM-DD`, times ISO 8601. */
export type LotEntry = {
  number: number;
  how: 'harvested' | 'made';
  madeOn: string;
  bestBefore: string | null;
  quantity: number | null;
  unit: string | null;
  notes: string | null;
  recalled: boolean;
  reason: string | null;
  enteredAt: string;
};

export type PassportCertificate = {
  number: string;
  stars: number | null;
  decisionNumber: string;
  authority: string;
  issuedOn: string;
  expiresOn: string;
  revokedOn: string | null;
  status: 'not_yet_issued' | 'valid' | 'renewal_window' | 'late' | 'lodged' | 'grace' | 'expired' | 'revoked';
  effective: boolean;
  demo: boolean;
};

export type Passport = {
  path: string;
  product: { name: string; productSet: string; image: Picture | null; slug: string | null };
  seller: { name: string; slug: string | null };
  commune: { code: string; name: string };
  gtins: string[];
  certificate: PassportCertificate | null;
  /** What was said last first. */
  lot: { lotCode: string; traceCode: string; producerName: string | null; entries: LotEntry[] } | null;
  unknownLot: string | null;
  lots: { lotCode: string; traceCode: string }[];
};

export type OwnLot = { id: string; lotCode: string; traceCode: string; entries: (LotEntry & { producerSellerId: string | null; producerAgreed: boolean })[] };
export type Gtin = { id: string; gtin: string; printed: string; variantId: string | null; state: 'claimed' | 'verified' | 'refused' | 'withdrawn'; claimedAt: string; decidedAt: string | null; reason: string | null; withdrawnAt: string | null; withdrawnReason: string | null };
export type ProductCodes = { product: { id: string; name: string; published: boolean; variants: { id: string; name: string }[] }; gtins: Gtin[]; lots: OwnLot[] };
export type GtinClaim = Gtin & { productId: string; productName: string; sellerName: string; evidence: string | null; rivals: number };
