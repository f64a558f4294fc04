import { randomUUID } from 'node:crypto';
import { demoSettings } from '@cho-phien/platform';
import { webhookHeaders } from '../simulators/bank/sepay-webhook.js';
import { nextEventId } from './bank-notice.js';
import { BUYER, checkoutBody, HOME } from './shopping.js';
import type { Person, Stage } from './stage.js';
import { eventually } from './test-app.js';

/** A request to a route, in parts that a test can spoil one by one. */
export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Whose session; or the secret that the route wants. */
  as?: Person;
  token?: string;
  /** For routes that want the sender's signature over the bytes. */
  sign?(raw: string): Record<string, string>;
}

const key = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const elsewhere = (): Record<string, string> => ({ 'x-forwarded-for': `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 256)).join('.')}` });

const sepayBody = (): object => ({
  id: nextEventId(), gateway: 'VietinBank', transactionDate: '2026-11-22 08:00:00', accountNumber: demoSettings.BANK_ACCOUNT_NUMBER, code: null, content: 'cam on',
  transferType: 'in', transferAmount: 12_000, accumulated: 0, subAccount: null, referenceCode: randomUUID(), description: 'khong co ma don',
});

async function openingCode(stage: Stage): Promise<Asked> {
  const phoneNumber = stage.newPhone();
  await stage.guest.expect(200, 'POST', '/api/auth/phone-number/send-otp', { phoneNumber }, { headers: elsewhere() });
  const outbox = await eventually(() => stage.guest.get<{ items: { data: { code?: string } }[] }>(`/api/dev/outbox?to=${encodeURIComponent(phoneNumber)}`), ({ items }) => items.length > 0);
  return { body: { phoneNumber, code: outbox.items[0]?.data.code }, headers: elsewhere() };
}

const ownSeller = ({ sellerId }: Stage, params: Record<string, string> = {}): Asked => ({ as: 'seller', params: { sellerId, ...params } });
const ownProduct = (stage: Stage): Asked => ownSeller(stage, { productId: stage.good.product.id });

async function ofGroup(stage: Stage, more: Asked = {}): Promise<Asked> {
  const { code, accessToken } = await stage.purchase();
  return { params: { code }, token: accessToken, ...more };
}

async function cancelledGroup(stage: Stage): Promise<Asked> {
  const asked = await ofGroup(stage);
  await stage.guest.post(`/api/shop/order-groups/${asked.params?.code}/cancellations`, {}, { token: asked.token });
  return asked;
}

/** For every route of the contract a request that is answered with 2xx, made anew at each call. */
export const requestExamples: Record<string, (stage: Stage) => Asked | Promise<Asked>> = {
  'POST /api/auth/phone-number/send-otp': (stage) => ({ body: { phoneNumber: stage.newPhone() }, headers: elsewhere() }),
  'POST /api/auth/phone-number/verify': openingCode,
  'POST /api/auth/sign-out': () => ({}),
  'GET /api/auth/get-session': () => ({ as: 'buyer' }),
  'GET /api/me': () => ({ as: 'buyer' }),
  'GET /api/areas/provinces': () => ({}),
  'GET /api/areas/communes': () => ({ query: { province: '22' } }),
  'GET /api/areas/search': () => ({ query: { q: 'binh lieu' } }),
  'GET /api/catalog/product-sets': () => ({}),
  'GET /api/shop/products': () => ({}),
  'GET /api/shop/products/{slug}': ({ good }) => ({ params: { slug: good.product.slug } }),
  'GET /api/shop/sellers/{slug}': ({ good }) => ({ params: { slug: good.product.seller.slug } }),
  'GET /api/shop/search': () => ({ query: { q: 'mien dong' } }),
  'GET /api/shop/search/suggestions': () => ({ query: { q: 'mien' } }),
  'GET /media/products/{key}/{file}': ({ good }) => {
    const [, , , name = '', file = ''] = String((good.product as unknown as { image: { url: string } }).image.url).split('?')[0]?.split('/') ?? [];
    return { params: { key: name, file } };
  },
  'POST /api/shop/carts': () => ({}),
  'GET /api/shop/carts/{id}': async (stage) => ({ params: { id: (await stage.cart()).id } }),
  'PUT /api/shop/carts/{id}/lines/{variantId}': async (stage) => ({ params: { id: (await stage.cart()).id, variantId: stage.good.id }, body: { quantity: 2 } }),
  'POST /api/shop/carts/{id}/quotes': async (stage) => ({ params: { id: (await stage.cart()).id }, body: { address: HOME } }),
  'POST /api/shop/checkouts': async (stage) => {
    const body = await checkoutBody(stage.guest, await stage.cart());
    return { body: { ...body, buyer: { ...BUYER }, ageConfirmed: true }, headers: key() };
  },
  'GET /api/shop/order-groups/{code}': (stage) => ofGroup(stage),
  'GET /api/shop/order-groups/{code}/events': cancelledGroup,
  'POST /api/shop/order-groups/{code}/cancellations': (stage) => ofGroup(stage),
  'POST /api/shop/order-groups/{code}/payments': (stage) => ofGroup(stage, { body: { method: 'vietqr' }, headers: key() }),
  'GET /api/shop/payments/vnpay-return': () => ({ query: { vnp_TxnRef: 'X1' } }),
  'POST /api/hooks/bank/sepay': () => ({ body: sepayBody(), sign: (raw) => webhookHeaders(demoSettings.SEPAY_WEBHOOK_SECRET, raw, new Date(), { badSignature: false, oldTimestamp: false }) }),
  'GET /api/hooks/vnpay/ipn': () => ({ query: { vnp_TxnRef: 'X1' } }),
  'GET /api/seller/{sellerId}/products': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/products/{productId}': ownProduct,
  'GET /api/seller/{sellerId}/products/{productId}/stock': ownProduct,
  'PUT /api/seller/{sellerId}/products/{productId}/stock': (stage) => ({ ...ownProduct(stage), body: { variantId: stage.good.id, onHand: 900 } }),
  'GET /api/seller/{sellerId}/orders': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/orders/{code}': async (stage) => ownSeller(stage, { code: (await stage.order()).code }),
  'POST /api/seller/{sellerId}/orders/{code}/acceptances': async (stage) => ownSeller(stage, { code: (await stage.order()).code }),
  'POST /api/seller/{sellerId}/orders/{code}/handovers': async (stage) =>
    ({ ...ownSeller(stage, { code: (await stage.order(['acceptances'])).code }), body: { carrier: 'Viettel Post', trackingNumber: 'VT 1' } }),
  'POST /api/seller/{sellerId}/orders/{code}/deliveries': async (stage) => {
    const { code, total } = await stage.order(['acceptances', 'handovers']);
    return { ...ownSeller(stage, { code }), body: { collected: { method: 'cash', amount: total } } };
  },
  'GET /api/officer/indicators/{code}': () => ({ as: 'officer', params: { code: 'I1' } }),
  'GET /api/officer/indicators/{code}/rows': () => ({ as: 'officer', params: { code: 'I1' } }),
  'GET /api/operator/bank-entries': () => ({ as: 'operator' }),
  'GET /api/operator/refund-tasks': () => ({ as: 'operator' }),
  'GET /api/dev/simulators': () => ({}),
  'GET /api/dev/outbox': () => ({ query: { to: '+84900000001' } }),
};
