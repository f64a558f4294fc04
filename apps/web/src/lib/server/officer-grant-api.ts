import type { RequestEvent } from '@sveltejs/kit';
import { json } from './api';
import type { Page } from './types';

export type OfficerRole = 'province' | 'commune' | 'reader';
export type OfficerGrant = {
  id: string; accountId: string; name: string; phoneNumber: string | null; role: OfficerRole; areas: { code: string; name: string }[]; from: string; until: string | null;
  state: 'live' | 'coming' | 'ended' | 'revoked'; document: string; grantedBy: string | null; grantedAt: string; revokedBy: string | null; revokedAt: string | null; reason: string | null;
};
export type OfficerWish = { phoneNumber: string; name: string; role: string; areas: string[]; document: string; from?: string; until?: string };

/** Who is an officer of which areas, as operators keep it. */
export function officerGrantApi(event: RequestEvent) {
  const path = '/api/operator/officers';
  return {
    list: (query: { after?: string | null; limit?: number }) => json<Page<OfficerGrant>>(event, path, { query: { limit: 30, ...query } }),
    grant: (body: OfficerWish) => json<OfficerGrant>(event, path, { body }),
    revoke: (grantId: string, reason: string) => json<OfficerGrant>(event, `${path}/${encodeURIComponent(grantId)}/revocations`, { body: { reason } }),
  };
}
