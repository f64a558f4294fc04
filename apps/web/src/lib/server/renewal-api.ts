import type { RequestEvent } from '@sveltejs/kit';
import { json } from './api';

export type EvidencePack = { id: string; state: 'waiting' | 'ready'; askedAt: string; madeAt: string | null };
export type Renewal = {
  number: string; stars: number; productName: string; holder: string; communeName: string; issuedOn: string; expiresOn: string; state: string;
  lodgeFrom: string; lodgeUntil: string; renewalLodgedOn: string | null; traceUrl: string | null;
  criteria: { code: string; title: string; lines: string[]; missing: string | null }[];
  months: { month: string; orders: number; quantity: number; amount: number }[];
  newest: EvidencePack | null;
};

/** The same as an officer of the certificate's commune reads it. */
export const officerRenewal = (event: RequestEvent, number: string) => json<Renewal>(event, `/api/officer/renewals/${encodeURIComponent(number)}`);

/** What a file for re-assessment needs, and the papers for it. */
export function renewalApi(event: RequestEvent, sellerId: string) {
  const at = (number: string) => `/api/seller/${encodeURIComponent(sellerId)}/renewals/${encodeURIComponent(number)}`;
  return {
    show: (number: string) => json<Renewal>(event, at(number)),
    ask: (number: string, typed: Record<string, string>) => json<EvidencePack>(event, `${at(number)}/packs`, { body: typed }),
  };
}
