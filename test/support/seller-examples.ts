import { randomUUID } from 'node:crypto';
import { IdentityFacade } from '@cho-phien/identity';
import { vietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { Asked } from './request-examples.js';
import { ChangeMoneyRoute } from '../../libs/sellers/src/usecases/change-money-route.js';
import { PHONES } from './signing-in.js';
import type { Stage } from './stage.js';

const ACCOUNT = { bin: '970415', accountNumber: '0000000002', holder: 'HTX SUOI TRONG' };
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const own = ({ sellerId }: Stage, params: Record<string, string> = {}): Asked => ({ as: 'seller', params: { sellerId, ...params } });
const newOfficer = (stage: Stage): object => ({ phoneNumber: stage.newPhone(), name: 'Cán bộ mới', role: 'commune', areas: ['06838'], document: '12/QĐ-UBND' });
const application = (more: object = {}): object => ({ id: randomUUID(), kind: 'household', name: 'Hộ đi xin', communeCode: '06838', addressLine: 'Thôn 1', addressAs: 'bác', ...more });

/** The limits on waiting applications and unused codes are tried elsewhere; here thousands of requests are sent. */
async function forgetLimits({ market }: Stage): Promise<void> {
  const database = market.app.get(DataSource);
  await database.query('delete from identity.bound_codes');
  await database.query('update sellers.sellers set applied_by = null where applied_by is not null');
}

async function codeFor(stage: Stage, ask: () => Promise<unknown>): Promise<string> {
  await forgetLimits(stage);
  await ask();
  const [event]: { code: string }[] = await stage.market.app.get(DataSource).query(`select payload->>'code' as code from platform.outbox where type = 'sellers.code_asked' order by id desc limit 1`);
  return event?.code ?? '';
}

/** A shop that nobody else looks at, applied for and waiting. */
async function newShop(stage: Stage, kind = 'household'): Promise<string> {
  await forgetLimits(stage);
  const { id } = await stage.people.seller.post<{ id: string }>('/api/seller-applications', application({ kind }));
  return id;
}

async function member(stage: Stage): Promise<string> {
  const phoneNumber = stage.newPhone();
  await stage.people.seller.post(`/api/seller/${stage.sellerId}/members`, { phone: phoneNumber, role: 'packer' });
  return (await stage.market.app.get(IdentityFacade, { strict: false }).accountByPhone(phoneNumber))?.id ?? '';
}

async function household(stage: Stage): Promise<string> {
  const id = await newShop(stage);
  await stage.people.seller.post(`/api/seller/${stage.sellerId}/households`, { householdSellerId: id });
  return id;
}

/** The first seller's household of a cooperative; the answer to it is the household's. */
const linked = async (stage: Stage): Promise<Asked> => ({ as: 'seller', params: { sellerId: await household(stage), cooperativeId: stage.sellerId } });

async function askedConsent(stage: Stage): Promise<{ id: string; code: string }> {
  let id = '';
  const code = await codeFor(stage, async () => {
    ({ id } = await stage.people.assistant.post<{ id: string }>('/api/assistant/consents', { sellerId: stage.sellerId, scopes: ['orders'], until: inDays(20), how: 'code' }));
  });
  return { id, code };
}

async function invited(stage: Stage): Promise<string> {
  await forgetLimits(stage);
  const { url } = await stage.people.operator.post<{ url: string }>('/api/operator/seller-invitations', { phone: PHONES.seller, kind: 'household', name: 'Hộ được mời', communeCode: '06838' });
  return url.split('/').at(-1) ?? '';
}

const termsOf = async ({ people, sellerId }: Stage): Promise<{ version: number; textHash: string }> => {
  const { items: [{ version, textHash }] } = await people.seller.get<{ items: [{ version: number; textHash: string }] }>(`/api/seller/${sellerId}/terms`);
  return { version, textHash };
};

const givenConsent = async (stage: Stage): Promise<string> =>
  (await stage.people.seller.post<{ id: string }>(`/api/seller/${stage.sellerId}/consents`, { assistantPhone: PHONES.assistant, scopes: ['listing'], until: inDays(20) })).id;

const newRoute = { moneyRoute: 'collected', fromDay: vietnamDay(new Date(inDays(40))), reason: 'Người bán xin' } as const;

/** A change of a shop's money route that somebody else proposed. */
async function proposedRoute(stage: Stage): Promise<Asked> {
  const sellerId = await newShop(stage);
  const { moneyRoute: route, ...body } = newRoute;
  await stage.market.app.get(ChangeMoneyRoute, { strict: false }).propose('operator:another', { sellerId, route, ...body });
  const { moneyRoutes: [change] } = await stage.people.operator.get<{ moneyRoutes: { id: string }[] }>(`/api/operator/sellers/${sellerId}`);
  return { as: 'operator', params: { id: sellerId, routeId: change?.id ?? '' } };
}

/** Right requests to the routes of becoming a seller. */
export const sellerExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/seller-requirements': () => ({ query: { kind: 'household' } }),
  'POST /api/seller-applications': async (stage) => { await forgetLimits(stage); return { as: 'buyer', body: application() }; },
  'GET /api/seller-invitations/{token}': async (stage) => ({ params: { token: await invited(stage) } }),
  'POST /api/seller-invitations/{token}/acceptances': async (stage) => ({ as: 'seller', params: { token: await invited(stage) } }),
  'POST /api/assistant/seller-applications': async (stage) => { await forgetLimits(stage); return { as: 'assistant', body: application({ phone: stage.newPhone() }) }; },
  'POST /api/assistant/consents': async (stage) => { await forgetLimits(stage); return { as: 'assistant', body: { sellerId: stage.sellerId, scopes: ['orders'], until: inDays(20), how: 'code' } }; },
  'POST /api/assistant/consents/{id}/confirmations': async (stage) => {
    const { id, code } = await askedConsent(stage);
    return { as: 'assistant', params: { id }, body: { code } };
  },
  'GET /api/assistant/households': () => ({ as: 'assistant' }),
  'GET /api/assistant/activity': () => ({ as: 'assistant' }),
  'GET /api/seller/{sellerId}/terms': (stage) => own(stage),
  'POST /api/seller/{sellerId}/terms/acceptances': async (stage) => ({ ...own(stage), body: await termsOf(stage) }),
  'GET /api/seller/{sellerId}/profile': (stage) => own(stage),
  'PATCH /api/seller/{sellerId}/profile': (stage) => ({ ...own(stage), body: { story: 'Chuyện nhà', openingDays: 'Cả tuần', holiday: { from: '2027-02-01', until: '2027-02-10' } } }),
  'PUT /api/seller/{sellerId}/requirements/{code}': (stage) => ({ ...own(stage, { code: 'food_safety' }), body: { value: 'GCN 12/2026' } }),
  'POST /api/seller/{sellerId}/submissions': async (stage) => {
    const sellerId = await newShop(stage);
    await stage.people.operator.post(`/api/operator/sellers/${sellerId}/actions`, { action: 'ask_documents', reason: 'Chụp lại' });
    return { as: 'seller', params: { sellerId } };
  },
  'POST /api/seller/{sellerId}/closures': async (stage) => {
    const sellerId = await newShop(stage);
    const { requirements } = await stage.people.operator.get<{ requirements: { code: string; required: boolean; state: string }[] }>(`/api/operator/sellers/${sellerId}`);
    const waive = requirements.filter(({ required, state }) => required && state === 'missing').map(({ code }) => code);
    await stage.people.operator.post(`/api/operator/sellers/${sellerId}/actions`, { action: 'approve', reason: 'Đã gặp', waive });
    return { as: 'seller', params: { sellerId }, body: { reason: 'Nghỉ bán' } };
  },
  'POST /api/seller/{sellerId}/bank-account/codes': async (stage) => { await forgetLimits(stage); return { ...own(stage), body: ACCOUNT }; },
  'PUT /api/seller/{sellerId}/bank-account': async (stage) =>
    ({ ...own(stage), body: { ...ACCOUNT, code: await codeFor(stage, () => stage.people.seller.post(`/api/seller/${stage.sellerId}/bank-account/codes`, ACCOUNT)) } }),
  'GET /api/seller/{sellerId}/members': (stage) => own(stage),
  'POST /api/seller/{sellerId}/members': (stage) => ({ ...own(stage), body: { phone: stage.newPhone(), role: 'packer' } }),
  'DELETE /api/seller/{sellerId}/members/{accountId}': async (stage) => own(stage, { accountId: await member(stage) }),
  'GET /api/seller/{sellerId}/households': (stage) => own(stage),
  'POST /api/seller/{sellerId}/households': async (stage) => ({ ...own(stage), body: { householdSellerId: await newShop(stage) } }),
  'DELETE /api/seller/{sellerId}/households/{householdId}': async (stage) => own(stage, { householdId: await household(stage) }),
  'GET /api/seller/{sellerId}/cooperatives': (stage) => own(stage),
  'POST /api/seller/{sellerId}/cooperatives/{cooperativeId}/acceptances': linked,
  'DELETE /api/seller/{sellerId}/cooperatives/{cooperativeId}': linked,
  'GET /api/seller/{sellerId}/consents': (stage) => own(stage),
  'POST /api/seller/{sellerId}/consents': (stage) => ({ ...own(stage), body: { assistantPhone: PHONES.assistant, scopes: ['listing'], until: inDays(20) } }),
  'DELETE /api/seller/{sellerId}/consents/{consentId}': async (stage) => own(stage, { consentId: await givenConsent(stage) }),
  'GET /api/seller/{sellerId}/assisted-activity': (stage) => own(stage),
  'GET /api/operator/officers': () => ({ as: 'operator', query: { limit: '5' } }),
  'POST /api/operator/officers': (stage) => ({ as: 'operator', body: newOfficer(stage) }),
  'POST /api/operator/officers/{grantId}/revocations': async (stage) => {
    const { id: grantId } = await stage.people.operator.post<{ id: string }>('/api/operator/officers', newOfficer(stage));
    return { as: 'operator', params: { grantId }, body: { reason: 'Chuyển công tác' } };
  },
  'GET /api/operator/sellers': () => ({ as: 'operator', query: { state: 'applied', q: 'ho' } }),
  'GET /api/operator/sellers/{id}': ({ sellerId }) => ({ as: 'operator', params: { id: sellerId } }),
  'POST /api/operator/sellers/{id}/actions': async (stage) => ({ as: 'operator', params: { id: await newShop(stage) }, body: { action: 'decline', reason: 'Không đúng xã' } }),
  'PUT /api/operator/sellers/{id}/requirements/{code}': ({ sellerId }) => ({ as: 'operator', params: { id: sellerId, code: 'identity' }, body: { state: 'verified', note: 'Đã xem' } }),
  'POST /api/operator/sellers/{id}/money-routes': async (stage) => ({ as: 'operator', params: { id: await newShop(stage) }, body: newRoute }),
  'POST /api/operator/sellers/{id}/money-routes/{routeId}/confirmations': proposedRoute,
  'POST /api/operator/sellers/{id}/money-routes/{routeId}/withdrawals': proposedRoute,
  'GET /api/operator/seller-requirements': () => ({ as: 'operator' }),
  'PUT /api/operator/seller-requirements': async ({ people }) => {
    const { items } = await people.operator.get<{ items: { code: string }[] }>('/api/operator/seller-requirements');
    return { as: 'operator', body: { items: items.filter(({ code }) => code === 'identity' || code === 'bank_account') } };
  },
  'POST /api/operator/seller-invitations': (stage) => ({ as: 'operator', body: { phone: stage.newPhone(), kind: 'household', name: 'Hộ được mời', communeCode: '06838' } }),
};
