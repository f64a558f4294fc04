import { randomUUID } from 'node:crypto';
import { vietnamDay } from '@cho-phien/kernel';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';
import { eventually } from './test-app.js';
import { ChangeSetting } from '../../libs/settlement/src/usecases/change-setting.js';

const inDays = (days: number): string => vietnamDay(new Date(Date.now() + days * 86_400_000));
const ownSeller = ({ sellerId }: Stage, query: Record<string, string> = {}): Asked => ({ as: 'seller', params: { sellerId }, query });

async function agreedSale(stage: Stage): Promise<Asked> {
  const { code } = await stage.order();
  await eventually(() => stage.people.seller.send('GET', `/api/seller/${stage.sellerId}/sales/${code}`), ({ status }) => status === 200);
  return { as: 'seller', params: { sellerId: stage.sellerId, code } };
}

/** A change of a setting that somebody else proposed. */
const proposed = (setting: 'rate' | 'payout_rule') => async ({ market }: Stage): Promise<Asked> => {
  const settings = market.app.get(ChangeSetting, { strict: false });
  const { id } = setting === 'rate'
    ? await settings.propose('operator:another', 'rate', { kind: 'commission', productSets: ['QD26-04'], sellerKind: 'farm', channel: 'stall', method: 'cod', basisPoints: 0, floor: null, cap: null, borneBy: 'seller', validFrom: inDays(500), validTo: null, legalRef: null, status: 'confirmed', note: null })
    : await settings.propose('operator:another', 'payout_rule', { weekday: 5, minimum: 50_000, preparerApproves: true, validFrom: inDays(500), note: null });
  return { as: 'operator', params: { id } };
};

/** Right requests to the routes of settlement, of notices and of the work lists. */
export const settlementExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/seller/{sellerId}/quotes': (stage) => ownSeller(stage, { price: '180000', set: 'QD26-04', quantity: '2', method: 'vietqr', channel: 'shop' }),
  'GET /api/seller/{sellerId}/sales/{code}': agreedSale,
  'GET /api/seller/{sellerId}/sales/{code}/money': agreedSale,
  'GET /api/operator/reconciliation': () => ({ as: 'operator', query: { day: '2026-11-22' } }),
  'GET /api/operator/order-groups/{code}/money': async (stage) => ({ as: 'operator', params: { code: (await stage.purchase()).code } }),
  'GET /api/seller/{sellerId}/balance': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/statements': (stage) => ownSeller(stage, { month: '2026-11' }),
  'GET /api/shop/fees': () => ({}),
  'GET /api/shop/fees/kept': () => ({}),
  'GET /api/operator/rates': () => ({ as: 'operator', query: { on: '2026-11-22' } }),
  'POST /api/operator/rates': () => ({
    as: 'operator',
    body: { kind: 'commission', productSets: ['QD26-04'], sellerKind: 'household', channel: 'shop', method: 'vietqr', basisPoints: 100, floor: 0, cap: 50_000, validFrom: inDays(40), validTo: inDays(400), note: 'Thử' },
  }),
  'POST /api/operator/rates/{id}/confirmations': proposed('rate'),
  'POST /api/operator/rates/{id}/withdrawals': proposed('rate'),
  'GET /api/operator/withheld-taxes': () => ({ as: 'operator', query: { period: '2026-11' } }),
  'GET /api/seller/{sellerId}/tax-certificates': (stage) => ownSeller(stage, { year: '2026' }),
  'GET /api/operator/withheld-taxes/certificates/{sellerId}': ({ sellerId }) => ({ as: 'operator', params: { sellerId }, query: { year: '2026' } }),
  'GET /api/operator/withheld-taxes/export.csv': () => ({ as: 'operator', query: { period: '2026-11' } }),
  'GET /api/operator/withheld-taxes/export.xlsx': () => ({ as: 'operator', query: { period: '2026' } }),
  'GET /api/operator/payout-rules': () => ({ as: 'operator' }),
  'POST /api/operator/payout-rules': () => ({ as: 'operator', body: { weekday: 5, minimum: 50_000, preparerApproves: true, validFrom: inDays(400), note: 'Thử' } }),
  'POST /api/operator/payout-rules/{id}/confirmations': proposed('payout_rule'),
  'POST /api/operator/payout-rules/{id}/withdrawals': proposed('payout_rule'),
  'GET /api/operator/flags': () => ({ as: 'operator' }),
  'GET /api/assistant/tasks': () => ({ as: 'assistant' }),
  'GET /api/me/notices': () => ({ as: 'buyer' }),
  'PUT /api/me/notices': () => ({ as: 'buyer', body: { order: ['zalo', 'sms'], email: 'ba-hoa@example.com', webPush: false } }),
  'POST /api/me/web-push-subscriptions': () => ({ as: 'buyer', body: { endpoint: `https://updates.push.services.mozilla.com/wpush/${randomUUID()}`, keys: { p256dh: 'BNcRd', auth: 'tBHItJ' } } }),
};
