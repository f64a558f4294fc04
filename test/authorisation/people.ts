import { IdentityFacade } from '@cho-phien/identity';
import { newId } from '@cho-phien/kernel';
import { CONSENT_SCOPES, UnitOfWork } from '@cho-phien/platform';
import { SellersFacade } from '@cho-phien/sellers';
import type { Api } from '../support/api.js';
import type { InProcessMarket } from '../support/market.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';
import { eventually } from '../support/test-app.js';

const MANAGER = '+84900000095';
const PACKER = '+84900000099';
const IDLE_ASSISTANT = '+84900000098';
const TRUSTED_ASSISTANT = '+84900000097';
const READER = '+84900000096';

/** `assistant` has no consent of the seller; `trusted` has one for everything that a consent can be given for. `reader` is an officer who only looks. */
export interface People { anonymous: Api; buyer: Api; foreignSeller: Api; manager: Api; packer: Api; owner: Api; assistant: Api; trusted: Api; officer: Api; operator: Api; reader: Api }

/** Everybody who calls, and the two sellers: the one whose doors are tried and the foreign one. */
export async function gatherPeople(market: InProcessMarket, anonymous: Api): Promise<{ people: People; sellerId: string; foreignSellerId: string }> {
  const owner = await signIn(anonymous, PHONES.seller);
  const foreignSeller = await signIn(anonymous, PHONES.secondSeller);
  const [sellerId, foreignSellerId] = (await Promise.all([owner, foreignSeller].map(whoAmI))).map(({ sellers }) => sellers[0]?.id ?? '');
  await market.app.get(UnitOfWork).run(async (tx) => {
    const identity = market.app.get(IdentityFacade);
    for (const [phoneNumber, role] of [[MANAGER, 'manager'], [PACKER, 'packer']] as const) {
      await market.app.get(SellersFacade).addMember(tx, sellerId ?? '', await identity.ensureAccount(tx, { phoneNumber, roles: [] }), role);
    }
    await identity.ensureAccount(tx, { phoneNumber: IDLE_ASSISTANT, roles: ['assistant'] });
    const readerId = await identity.ensureAccount(tx, { phoneNumber: READER });
    await identity.setOfficer(tx, readerId, ['06838'], 'reader');
    const assistantId = await identity.ensureAccount(tx, { phoneNumber: TRUSTED_ASSISTANT, roles: ['assistant'] });
    await tx.query(
      `insert into sellers.consents (id, seller_id, assistant_id, scopes, until, how, state, asked_at, given_at)
       values ($1, $2, $3, $4, now() + interval '1 day', 'own_session', 'live', now(), now())`, [newId(), sellerId, assistantId, CONSENT_SCOPES]);
  });
  const [buyer, manager, packer, assistant, trusted, officer, operator, reader] = await Promise.all([PHONES.buyer, MANAGER, PACKER, IDLE_ASSISTANT, TRUSTED_ASSISTANT, PHONES.officer, PHONES.operator, READER].map((phone) => signIn(anonymous, phone)));
  return { people: { anonymous, buyer, foreignSeller, manager, packer, owner, assistant, trusted, officer, operator, reader } as People, sellerId: sellerId ?? '', foreignSellerId: foreignSellerId ?? '' };
}

/** What the routes of officers name in their paths: a report, a file, a target and a schedule of a commune of his. */
export async function thingsOfOfficer({ officer }: People): Promise<Record<'reportId' | 'exportId' | 'targetId' | 'scheduleId', string>> {
  const { id: reportId } = await officer.post<{ id: string }>('/api/officer/reports', { area: '06838', period: '2026-09', indicators: ['I1'] });
  await eventually(() => officer.get<{ versions: { state: string }[] }>(`/api/officer/reports/${reportId}`), ({ versions }) => versions[0]?.state === 'frozen', 30_000);
  const { id: exportId } = await officer.post<{ id: string }>('/api/officer/exports', { subject: 'rows', code: 'I1', area: '06838', format: 'csv' });
  await eventually(() => officer.get<{ state: string }>(`/api/officer/exports/${exportId}`), ({ state }) => state === 'ready', 30_000);
  const plan = { code: 'I1', area: '06838', period: '2026', value: 70, planNumber: '1/KH-UBND', planDate: '2026-01-05', issuer: 'UBND xã' };
  const { id: targetId } = await officer.post<{ id: string }>('/api/officer/targets', plan);
  const { id: scheduleId } = await officer.post<{ id: string }>('/api/officer/report-schedules', { area: '06838', indicators: ['I1'], every: 'month', dayOfMonth: 5 });
  return { reportId, exportId, targetId, scheduleId };
}

/**
 * What the routes of becoming a seller name in their paths: the owner himself, a consent, a household, a cooperative
 * that asked, an invitation to the owner. None of it is needed by those who call.
 */
export async function thingsOfSeller(market: InProcessMarket, people: People, sellerId: string): Promise<Record<string, string>> {
  const { id: accountId } = await whoAmI(people.owner);
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const { id: consentId } = await people.owner.post<{ id: string }>(`/api/seller/${sellerId}/consents`, { assistantPhone: PHONES.assistant, scopes: ['listing'], until });
  const { items: households } = await people.owner.get<{ items: { id: string }[] }>(`/api/seller/${sellerId}/households`);
  const { rows } = await market.database.query<{ id: string }>(`select id from sellers.sellers where kind = 'htx' and state = 'approved' and id <> $1 limit 1`, [sellerId]);
  const cooperativeId = rows[0]?.id ?? '';
  await market.database.query(`insert into sellers.cooperative_households (cooperative_id, household_id, state, invited_by, invited_at) values ($1, $2, 'invited', $3, now())`, [cooperativeId, sellerId, accountId]);
  const { url } = await people.operator.post<{ url: string }>('/api/operator/seller-invitations', { phone: PHONES.seller, kind: 'household', name: 'Hộ được mời', communeCode: '06838' });
  return { accountId, consentId, householdId: households[0]?.id ?? '', cooperativeId, token: url.split('/').at(-1) ?? '' };
}
