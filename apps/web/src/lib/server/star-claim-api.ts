import type { RequestEvent } from '@sveltejs/kit';
import { json } from './api';
import type { StarClaim } from './star-claim-types';
import type { Page } from './types';

const AT_ONCE = 20;

/** Listings that speak of stars without a certificate: officers decide, operators see the false ones. */
export function starClaimApi(event: RequestEvent) {
  return {
    list: (query: { state: string; area?: string | null; limit?: number; after?: string | null }) => json<Page<StarClaim> & { count: number }>(event, '/api/officer/star-claims', { query: { limit: AT_ONCE, ...query } }),
    decide: (claimId: string, body: { decision: string; reason: string }) => json<StarClaim>(event, `/api/officer/star-claims/${encodeURIComponent(claimId)}/decisions`, { body }),
    falseOnes: (query: { after?: string | null }) => json<Page<StarClaim>>(event, '/api/operator/star-claims', { query: { limit: AT_ONCE, ...query } }),
  };
}
