import type { Requirement, SellerKind } from '$lib/seller/types';
import type { Fee } from './fee-types';
import type { Picture } from './types';

/** Shapes of the answers on the operator's pages. Money is whole đồng, times are ISO 8601. */

export type SellerState = 'applied' | 'documents_asked' | 'approved' | 'declined' | 'suspended' | 'closed';
export type SellerMove = 'ask_documents' | 'approve' | 'decline' | 'suspend' | 'resume' | 'close' | 'reopen';

export type SellerRow = {
  id: string;
  name: string;
  kind: SellerKind;
  state: SellerState;
  communeName: string;
  appliedAt: string;
  missing: string[];
};

/** A change of the money route; `fromDay` is the first day of the orders that it is for. */
export type RouteChange = { id: string; moneyRoute: 'collected' | 'direct'; fromDay: string; reason: string; state: 'proposed' | 'confirmed' | 'withdrawn'; proposedAt: string; mayConfirm: boolean };

export type SellerDetail = {
  id: string;
  slug: string;
  name: string;
  kind: SellerKind;
  state: SellerState;
  communeName: string;
  addressLine: string | null;
  ownerName: string;
  phone: string | null;
  description: string | null;
  requirements: Requirement[];
  history: { action: string; from: string | null; to: string; at: string; reason: string | null }[];
  nextActions: string[];
  moneyRoute: 'collected' | 'direct';
  moneyRoutes: RouteChange[];
  members: { accountId: string; phone: string | null; role: string }[];
  bankAccount: { accountNumber: string; holder: string; state: 'matched' | 'needs_check' | 'verified' | 'refused'; note: string } | null;
};

export type ListingRow = {
  id: string;
  productId: string;
  name: string;
  seller: { id: string; name: string };
  submittedAt: string;
  number: number;
  isNew: boolean;
  by: 'seller' | 'assistant';
};

export type ListingVersion = {
  name: string;
  productSet: string | null;
  description: string;
  story: string | null;
  ingredients: string | null;
  attributes: Record<string, string | number | boolean>;
  communeCode: string;
  producerSellerId: string | null;
  certificateId: string | null;
  season: { months: number[] } | null;
  window: { from: string; until: string } | null;
  price: number;
  unit: string;
  photos: { id: string; state: string; image: Picture | null }[];
  images: Picture[];
  variants: {
    id: string;
    name: string;
    price: number;
    unit: string;
    netWeightGrams: number | null;
    netVolumeMl: number | null;
    deliveryWeightGrams: number | null;
  }[];
};

export type ListingReview = {
  id: string;
  productId: string;
  name: string;
  seller: { id: string; name: string };
  number: number;
  state: string;
  by: 'seller' | 'assistant';
  isNew: boolean;
  submittedAt: string;
  confirmedAt: string | null;
  confirmedHow: string | null;
  decidedAt: string | null;
  reason: string | null;
  before: ListingVersion | null;
  after: ListingVersion;
  changed: string[];
  checks: { rule: string; message: string; field: string | null; legalRef: string | null; blocking: boolean }[];
};
export type Decision = { decision: 'approve' | 'ask_changes' | 'decline'; reason?: string };

export type RateKind = 'commission' | 'gateway_fee' | 'tax_vat' | 'tax_pit';
export type Rate = Fee & {
  kind: RateKind;
  note: string | null;
  state: 'proposed' | 'withdrawn' | 'past' | 'in_force' | 'coming';
  mayConfirm: boolean;
};
/** `weekday`: 1 Monday to 7 Sunday. */
export type PayoutRule = { id: string; weekday: number; minimum: number; preparerApproves: boolean; validFrom: string; note: string | null; state: string; mayConfirm: boolean };
export type PayoutRules = { items: PayoutRule[]; proposals: PayoutRule[] };
export type Rates = { asOf: string; earliestFeeChange: string; items: Rate[]; proposals: Rate[] };

export type BatchState = 'prepared' | 'first_approved' | 'approved' | 'filed' | 'cancelled';
export type PayoutBatch = {
  id: string;
  dueOn: string;
  state: BatchState;
  count: number;
  total: number;
  preparedBy: string;
  preparedAt: string;
  approvals: { by: string; at: string; you: boolean }[];
  mayApprove: boolean;
  filedAt: string | null;
  cancelledAt: string | null;
  reason: string | null;
  sent: number;
  settled: number;
  returned: number;
  dropped: number;
};
export type PayoutLine = {
  id: string;
  code: string;
  sellerId: string;
  sellerName: string;
  amount: number;
  accountEnd: string;
  holder: string;
  state: 'waiting' | 'sent' | 'settled' | 'returned' | 'dropped';
  reference: string | null;
  reason: string | null;
};
export type PayoutHold = 'suspended' | 'no_account' | 'not_verified' | 'below_minimum';
/** Who has money and is left out by the next batch. */
export type LeftOut = { sellerId: string; sellerName: string; available: number; why: PayoutHold; suspendedSince: string | null };
export type PayoutBatches = { items: PayoutBatch[]; next: string | null; nextDay: string; minimum: number };

export type TaxAmounts = { sales: number; returned: number; revenue: number; vat: number; vatReturned: number; vatDue: number; pit: number; pitReturned: number; pitDue: number };
export type WithheldTaxes = { period: string; items: (TaxAmounts & { sellerId: string; name: string; ownerName: string; legalRef: string; vatRate: number; pitRate: number })[]; total: TaxAmounts; readings: { by: string; you: boolean; at: string; format: 'csv' | 'xlsx' | 'certificate'; sellers: number; sellerId: string | null }[] };

export type Flag = {
  rule: string;
  sellerId: string | null;
  sellerName?: string | null;
  assistantId: string | null;
  assistantName?: string | null;
  count: number;
  since: string;
  detail: string | Record<string, unknown> | null;
};

export type SentInvitation = { id: string; url: string; expiresAt: string };
export type Invitation = { name: string; kind: SellerKind; communeName: string; sentTo: string; expiresAt: string; state: 'open' | 'accepted' | 'expired' };

/** Something an officer asked for; names and numbers of people are left out of the question. */
export type OfficerRequest = { at: string; accountId: string; method: string; route: string; question: Record<string, unknown>; outcome: string; rows: number | null };
