import type { RequestEvent } from '@sveltejs/kit';
import type { GtinClaim } from '$lib/passport/types';
import { json } from './api';
import type * as O from './operator-types';
import type { TaxCertificate } from './fee-types';
import type { Claim, Page } from './types';

const id = encodeURIComponent;
const AT_ONCE = 50;

/** What runs the market: whoever waits for a word, and the tables of fees and taxes. */
export function operatorApi(event: RequestEvent) {
  const at = (path: string) => `/api/operator/${path}`;
  const list = <Row>(path: string, query: Record<string, string | null | undefined>) =>
    json<Page<Row>>(event, at(path), { query: { limit: AT_ONCE, ...query } });
  return {
    sellers: (query: { state?: string; q?: string; after?: string | null }) => list<O.SellerRow>('sellers', query),
    seller: (sellerId: string) => json<O.SellerDetail>(event, at(`sellers/${id(sellerId)}`)),
    moveSeller: (sellerId: string, body: { action: string; reason?: string; waive?: string[] }) =>
      json<unknown>(event, at(`sellers/${id(sellerId)}/actions`), { body }),
    proposeMoneyRoute: (sellerId: string, body: { moneyRoute: 'collected' | 'direct'; fromDay: string; reason: string }) => json<unknown>(event, at(`sellers/${id(sellerId)}/money-routes`), { body }),
    decideMoneyRoute: (sellerId: string, routeId: string, deed: 'confirmations' | 'withdrawals') => json<unknown>(event, at(`sellers/${id(sellerId)}/money-routes/${id(routeId)}/${deed}`), { body: {} }),
    checkPaper: (sellerId: string, code: string, body: { state: 'verified' | 'refused'; note?: string }) =>
      json<unknown>(event, at(`sellers/${id(sellerId)}/requirements/${id(code)}`), { method: 'PUT', body }),
    invite: (body: { phone: string; kind: string; name: string; communeCode: string }) =>
      json<O.SentInvitation>(event, at('seller-invitations'), { body }),

    listings: (query: { state?: string; after?: string | null }) => list<O.ListingRow>('listing-reviews', query),
    listing: (reviewId: string) => json<O.ListingReview>(event, at(`listing-reviews/${id(reviewId)}`)),
    decide: (reviewId: string, body: O.Decision) => json<O.ListingReview>(event, at(`listing-reviews/${id(reviewId)}/decisions`), { body }),

    gtinClaims: (query: { state?: string; after?: string | null }) => list<GtinClaim>('gtin-claims', query),
    withdrawGtin: (claimId: string, reason: string) => json<GtinClaim>(event, at(`gtin-claims/${id(claimId)}/withdrawals`), { body: { reason } }),
    decideGtin: (claimId: string, body: Record<string, unknown>) => json<GtinClaim>(event, at(`gtin-claims/${id(claimId)}/decisions`), { body }),

    disputes: (query: { state?: string; after?: string | null }) => list<Claim>('disputes', query),
    dispute: (claimId: string) => json<Claim>(event, at(`disputes/${id(claimId)}`)),
    settleDispute: (claimId: string, body: { decision: string; delivery?: boolean; note: string }) =>
      json<Claim>(event, at(`disputes/${id(claimId)}/decisions`), { body }),

    payoutRules: () => json<O.PayoutRules>(event, at('payout-rules')),
    proposePayoutRule: (body: Record<string, unknown>) => json<O.PayoutRule>(event, at('payout-rules'), { body }),
    decidePayoutRule: (ruleId: string, deed: 'confirmations' | 'withdrawals') => json<O.PayoutRule>(event, at(`payout-rules/${id(ruleId)}/${deed}`), { body: {} }),
    rates: () => json<O.Rates>(event, at('rates')),
    proposeRate: (body: Record<string, unknown>) => json<O.Rate>(event, at('rates'), { body }),
    decideRate: (rateId: string, deed: 'confirmations' | 'withdrawals') => json<O.Rate>(event, at(`rates/${id(rateId)}/${deed}`), { body: {} }),

    payoutBatches: (query: { state?: string; after?: string | null } = {}) => json<O.PayoutBatches>(event, at('payouts'), { query: { limit: AT_ONCE, ...query } }),
    payoutBatch: (batchId: string) => json<O.PayoutBatch & { payouts: O.PayoutLine[] }>(event, at(`payouts/${id(batchId)}`)),
    preparePayouts: (key: string) => json<O.PayoutBatch>(event, at('payouts'), { body: {}, key }),
    leftOut: () => json<{ items: O.LeftOut[] }>(event, at('payout-holds')),
    releasePayouts: (sellerId: string, reason: string) => json<unknown>(event, at(`payout-holds/${id(sellerId)}/releases`), { body: { reason } }),
    actOnPayouts: (batchId: string, step: string, body: Record<string, unknown> = {}) => json<unknown>(event, at(`payouts/${id(batchId)}/${step}`), { body }),
    taxCertificate: (sellerId: string, year: string) => json<TaxCertificate>(event, at(`withheld-taxes/certificates/${id(sellerId)}`), { query: { year } }),
    withheldTaxes: (period: string) => json<O.WithheldTaxes>(event, at('withheld-taxes'), { query: { period } }),

    officerRequests: (query: { after?: string | null }) => list<O.OfficerRequest>('officer-requests', query),
    flags: () => json<{ items: O.Flag[] }>(event, at('flags')),
  };
}

/** An invitation is reached by the secret in its address. */
export function invitationApi(event: RequestEvent, token: string) {
  const path = `/api/seller-invitations/${id(token)}`;
  return {
    read: () => json<O.Invitation>(event, path),
    accept: () => json<{ id: string }>(event, `${path}/acceptances`, { body: {} }),
  };
}
