import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { payByTransfer } from './paying.js';
import type { Asked } from './request-examples.js';
import type { OrderGroup } from './shop-answers.js';
import type { Stage } from './stage.js';

const paid = async (stage: Stage): Promise<OrderGroup> => payByTransfer(stage.market, stage.guest, await stage.purchase());

const ofSeller = ({ sellerId }: Stage, params: Record<string, string>, more: Asked = {}): Asked => ({ as: 'seller', params: { sellerId, ...params }, ...more });

/** A paid purchase whose one parcel has arrived; the token to it. */
async function arrived(stage: Stage): Promise<{ code: string; orderCode: string; token: string }> {
  const purchase = await stage.purchase();
  const group = await payByTransfer(stage.market, stage.guest, purchase);
  const orderCode = group.orders[0]!.code;
  for (const action of ['acceptances', 'handovers', 'deliveries']) await stage.people.seller.post(`/api/seller/${stage.sellerId}/orders/${orderCode}/${action}`, {});
  return { code: group.code, orderCode, token: purchase.accessToken };
}

const REASONS = { return: 'damaged', claim: 'missing' } as const;

/** A claim that waits for its seller. */
async function claimed(stage: Stage, kind: keyof typeof REASONS = 'return'): Promise<{ id: string; code: string; token: string }> {
  const { code, orderCode, token } = await arrived(stage);
  const { id } = await stage.guest.post<{ id: string }>(`/api/shop/order-groups/${code}/claims`, { orderCode, kind, reason: REASONS[kind] }, { token });
  return { id, code, token };
}

/** One that waits for the market. */
async function disputed(stage: Stage): Promise<{ id: string }> {
  const { id } = await claimed(stage);
  await stage.market.app.get(DataSource).query(`update ordering.claims set state = 'disputed' where id = $1`, [id]);
  return { id };
}

async function declined(stage: Stage): Promise<{ id: string; code: string; token: string }> {
  const claim = await claimed(stage);
  await stage.people.seller.post(`/api/seller/${stage.sellerId}/claims/${claim.id}/refusals`, { reason: 'Hàng vẫn tốt' });
  return claim;
}

/** Requests of what comes after the sale that are answered with 2xx. */
export const afterSaleExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/seller/{sellerId}/orders/{code}/refunds': async (stage) => ofSeller(stage, { code: (await stage.order()).code }),
  'POST /api/seller/{sellerId}/orders/{code}/refunds': async (stage) =>
    ofSeller(stage, { code: (await paid(stage)).orders[0]!.code }, { headers: { 'idempotency-key': randomUUID() }, body: { reason: 'Hàng lỗi' } }),
  'GET /api/shop/order-groups/{code}/claims': async (stage) => {
    const { code, accessToken } = await stage.purchase();
    return { params: { code }, token: accessToken };
  },
  'POST /api/shop/order-groups/{code}/claims': async (stage) => {
    const { code, orderCode, token } = await arrived(stage);
    return { params: { code }, token, body: { orderCode, kind: 'return', reason: 'damaged', note: 'Vỡ một gói' } };
  },
  'POST /api/shop/order-groups/{code}/claims/{id}/disputes': async (stage) => {
    const { id, code, token } = await declined(stage);
    return { params: { code, id }, token, body: { note: 'Hàng vỡ thật' } };
  },
  'POST /api/shop/order-groups/{code}/claims/{id}/withdrawals': async (stage) => {
    const { id, code, token } = await claimed(stage);
    return { params: { code, id }, token };
  },
  'GET /api/seller/{sellerId}/claims': (stage) => ofSeller(stage, {}, { query: { state: 'opened' } }),
  'POST /api/seller/{sellerId}/claims/{id}/acceptances': async (stage) => ofSeller(stage, { id: (await claimed(stage)).id }, { body: { outcome: 'refund', note: 'Xin lỗi bà con' } }),
  'POST /api/seller/{sellerId}/claims/{id}/refusals': async (stage) => ofSeller(stage, { id: (await claimed(stage)).id }, { body: { reason: 'Hàng vẫn tốt' } }),
  'POST /api/seller/{sellerId}/claims/{id}/replacements': async (stage) => ofSeller(stage, { id: (await claimed(stage, 'claim')).id }, { body: { note: 'Đã gửi hàng mới' } }),
  'GET /api/operator/disputes': () => ({ as: 'operator' }),
  'GET /api/operator/disputes/{id}': async (stage) => ({ as: 'operator', params: { id: (await disputed(stage)).id } }),
  'POST /api/operator/disputes/{id}/decisions': async (stage) => ({ as: 'operator', params: { id: (await disputed(stage)).id }, body: { decision: 'refund', note: 'Ảnh cho thấy hàng vỡ' } }),
};
