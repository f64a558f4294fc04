import { Injectable } from '@nestjs/common';
import { AreasFacade } from '@cho-phien/areas';
import { IdentityFacade } from '@cho-phien/identity';
import { Clock, decodeCursor, Invalid, isId, isoVietnam, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import { shownState } from '../domain/consent-state.js';
import type { ShownConsentState } from '../domain/consent-state.js';
import { AssistedWriteRepository } from '../storage/assisted-write.repository.js';
import { ConsentRepository } from '../storage/consent.repository.js';
import type { ConsentHow, ConsentTerms } from '../storage/consent.repository.js';
import { RosterRepository } from '../storage/roster.repository.js';

export interface ShownConsent { id: string; state: ShownConsentState; scopes: string[]; until: string; how: ConsentHow }
export interface ShownHousehold {
  sellerId: string; name: string; kind: string; state: string; communeCode: string; communeName: string; village?: string; phone: string | null; addressAs: string | null; consent: ShownConsent;
}
export interface GivenConsent extends ShownConsent { assistant: { name: string; phone: string | null }; witness: string | null; askedAt: string; givenAt: string | null; revokedAt: string | null }
export interface Activity { id: string; at: string; seller: { id: string; name: string }; assistant: { name: string; phone: string | null }; consentId: string; method: string; path: string; outcome: number | null }

/** Who helps whom with what, and what was done: for the seller who is helped and for the assistant. */
@Injectable()
export class ShowAssistance {
  constructor(
    private readonly consents: ConsentRepository, private readonly roster: RosterRepository, private readonly writes: AssistedWriteRepository,
    private readonly identity: IdentityFacade, private readonly areas: AreasFacade, private readonly clock: Clock,
  ) {}

  async consentsOf(sellerId: string): Promise<GivenConsent[]> {
    const consents = await this.consents.ofSeller(sellerId);
    const people = await this.identity.peopleOf(consents.map(({ assistantId }) => assistantId));
    const now = this.clock.now();
    return consents.map(({ id, assistantId, state, scopes, until, how, witnessName, askedAt, givenAt, revokedAt }) => ({
      id, state: shownState(state, until, now), scopes, until: isoVietnam(until), how, witness: witnessName, assistant: { name: people.get(assistantId)?.name ?? '', phone: people.get(assistantId)?.phoneNumber ?? null },
      askedAt: isoVietnam(askedAt), givenAt: givenAt && isoVietnam(givenAt), revokedAt: revokedAt && isoVietnam(revokedAt),
    }));
  }

  consent({ id, state, scopes, until, how }: ConsentTerms): ShownConsent { return { id, state: shownState(state, until, this.clock.now()), scopes, until: isoVietnam(until), how }; }

  /** The phone is shown as long as the household has not taken its consent back. */
  async householdsOf(assistantId: string): Promise<ShownHousehold[]> {
    const now = this.clock.now();
    const rows = await this.roster.of(assistantId, now);
    const people = await this.identity.peopleOf(rows.flatMap(({ owners }) => owners));
    const labels = new Map(await Promise.all([...new Set(rows.map(({ communeCode }) => communeCode))].map(async (code) => [code, await this.areas.label(code)] as const)));
    return rows.map(({ sellerId, name, kind, communeCode, village, phone, addressAs, sellerState, consentId, state, scopes, until, how, owners }) => {
      const known = phone ?? owners.map((owner) => people.get(owner)?.phoneNumber ?? null).find((number) => number !== null) ?? null;
      return {
        sellerId, name, kind, state: sellerState, communeCode, communeName: labels.get(communeCode)!, ...(village !== '' && { village }), phone: state === 'revoked' ? null : known, addressAs,
        consent: { id: consentId, state: shownState(state, until, now), scopes, until: isoVietnam(until), how: how as ConsentHow },
      };
    });
  }

  /** Errors: `paging.bad_cursor`. */
  async activity(by: 'seller_id' | 'assistant_id', id: string, limit: number, after: string | undefined): Promise<Page<Activity>> {
    const last = decodeCursor(after, 1)?.[0] ?? null;
    if (last !== null && !isId(String(last))) throw new Invalid('paging.bad_cursor');
    const rows = await this.writes.page(by, id, limit, last === null ? null : String(last));
    const people = await this.identity.peopleOf(rows.map(({ assistantId }) => assistantId));
    return toPage(rows, limit, (row) => [row.id], (row) => ({
      id: row.id, at: isoVietnam(row.at), seller: { id: row.sellerId, name: row.sellerName }, assistant: { name: people.get(row.assistantId)?.name ?? '', phone: people.get(row.assistantId)?.phoneNumber ?? null },
      consentId: row.consentId, method: row.method, path: row.path, outcome: row.outcome,
    }));
  }
}
