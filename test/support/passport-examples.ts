import { gtinCheckDigit } from '../../libs/catalog/src/domain/gtin.js';
import type { Asked } from './request-examples.js';
import type { Stage } from './stage.js';

interface Codes { gtins: { id: string; gtin: string; state: string }[]; lots: { id: string; lotCode: string; traceCode: string }[] }

let made = 0;

/** A GTIN of nobody yet, under the prefix that GS1 keeps for demonstrations. */
function freshGtin(): string {
  const body = `952${String((made += 1) + (Date.now() % 1_000_000) * 1_000).padStart(9, '0')}`.slice(0, 12);
  return body + String(gtinCheckDigit(body));
}

const ownGood = ({ sellerId, good }: Stage, more: Asked = {}): Asked => ({ as: 'seller', params: { sellerId, productId: good.product.id }, ...more });
const at = ({ sellerId, good }: Stage, path: string): string => `/api/seller/${sellerId}/products/${good.product.id}/${path}`;
const lotBody = (): { lotCode: string; how: string; madeOn: string; quantity: number; unit: string } => ({ lotCode: `L${(made += 1)}-${Date.now() % 1_000_000}`, how: 'made', madeOn: '2026-01-10', quantity: 50, unit: 'gói' });

const lot = async (stage: Stage): Promise<{ id: string; lotCode: string; traceCode: string }> => stage.people.seller.post(at(stage, 'lots'), lotBody());

async function claimed(stage: Stage): Promise<{ id: string; gtin: string }> {
  const number = freshGtin();
  const { gtins } = await stage.people.seller.post<Codes>(at(stage, 'gtins'), { gtin: number });
  const claim = gtins.find(({ gtin }) => gtin.endsWith(number));
  if (!claim) throw new Error('The claim is not there.');
  return claim;
}

async function verified(stage: Stage): Promise<string> {
  const { id, gtin } = await claimed(stage);
  await stage.people.operator.post(`/api/operator/gtin-claims/${id}/decisions`, { decision: 'verify', evidence: 'Giấy chứng nhận mã số mã vạch' });
  return gtin;
}

export const passportExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'GET /api/seller/{sellerId}/products/{productId}/codes': (stage) => ownGood(stage),
  'POST /api/seller/{sellerId}/products/{productId}/gtins': (stage) => ownGood(stage, { body: { gtin: freshGtin() } }),
  'POST /api/seller/{sellerId}/products/{productId}/lots': (stage) => ownGood(stage, { body: lotBody() }),
  'POST /api/seller/{sellerId}/products/{productId}/lots/{lotId}/corrections': async (stage) => {
    const { id: lotId } = await lot(stage);
    return { as: 'seller', params: { sellerId: stage.sellerId, productId: stage.good.product.id, lotId }, body: { how: 'made', madeOn: '2026-01-11', quantity: 40, unit: 'gói', reason: 'Ghi nhầm ngày' } };
  },
  'GET /api/operator/gtin-claims': () => ({ as: 'operator' }),
  'POST /api/operator/gtin-claims/{id}/decisions': async (stage) => ({ as: 'operator', params: { id: (await claimed(stage)).id }, body: { decision: 'verify', evidence: 'Giấy chứng nhận mã số mã vạch' } }),
  'POST /api/operator/gtin-claims/{id}/withdrawals': async (stage) => ({ as: 'operator', params: { id: (await claimed(stage)).id }, body: { reason: 'Nhầm mã' } }),
  'POST /api/seller/{sellerId}/products/{productId}/gtins/{gtinId}/withdrawals': async (stage) => { const { id: gtinId } = await claimed(stage); return { as: 'seller', params: { sellerId: stage.sellerId, productId: stage.good.product.id, gtinId }, body: { reason: 'Gõ nhầm mã' } }; },
  'GET /api/shop/passports/gtin/{gtin}': async (stage) => ({ params: { gtin: await verified(stage) }, query: { lot: (await lot(stage)).lotCode } }),
  'GET /api/shop/passports/gtin/{gtin}/linkset': async (stage) => ({ params: { gtin: await verified(stage) }, query: { lot: (await lot(stage)).lotCode } }),
  'GET /api/shop/passports/trace/{code}': async (stage) => ({ params: { code: (await lot(stage)).traceCode } }),
  'GET /api/shop/passports/trace/{code}/linkset': async (stage) => ({ params: { code: (await lot(stage)).traceCode } }),
};
