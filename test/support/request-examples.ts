import { randomUUID } from 'node:crypto';
import { vietnamDay } from '@cho-phien/kernel';
import { demoSettings } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { webhookHeaders } from '../simulators/bank/sepay-webhook.js';
import { nextEventId } from './bank-notice.js';
import { listingExamples } from './listing-examples.js';
import { officerExamples } from './officer-examples.js';
import { certificateExamples } from './certificate-examples.js';
import { paymentExamples } from './payment-examples.js';
import { afterSaleExamples } from './after-sale-examples.js';
import { openDataExamples } from './open-data-examples.js';
import { passportExamples } from './passport-examples.js';
import { reportExamples } from './report-examples.js';
import { payoutExamples } from './payout-examples.js';
import { settlementExamples } from './settlement-examples.js';
import { BUYER, checkoutBody, HOME } from './shopping.js';
import type { Person, Stage } from './stage.js';
import { eventually } from './test-app.js';
import { sellerExamples } from './seller-examples.js';
import { openUpload, partHeaders, sendPhoto, tusHeaders, uploadHeaders } from './uploading.js';

/** A request to a route, in parts that a test can spoil one by one. */
export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
  /** Sent as it is instead of the body, for routes that take files. */
  raw?: string;
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

const ownUpload = async (stage: Stage, headers: Record<string, string>): Promise<Asked> =>
  ({ ...ownSeller(stage, { uploadId: await openUpload(stage.people.seller, stage.sellerId) }), headers });

const inDays = (days: number): string => vietnamDay(new Date(Date.now() + days * 86_400_000));

async function stallSale({ people, sellerId }: Stage, tender: 'qr' | 'cash' = 'qr'): Promise<string> {
  return (await people.seller.post<{ id: string }>(`/api/seller/${sellerId}/stall-sales`, { amount: 15_000, tender }, { key: randomUUID() })).id;
}

/** An order of another seller of which the first, as its cooperative, was told. */
async function relayedOrder(stage: Stage): Promise<string> {
  const { code } = await stage.order([], stage.foreignGood);
  await eventually(() => stage.market.app.get(DataSource).query('select 1 from ordering.orders where code = $1 and cod', [code]) as Promise<unknown[]>, ({ length }) => length > 0);
  await stage.market.app.get(DataSource).query(
    `insert into ordering.escalations (order_code, level, targets, due_at, at) values ($1, 'cooperative', array[$2::uuid], now(), now())`, [code, stage.sellerId]);
  return code;
}

/** One photo of a stage is enough for all who look at it. */
const photos = new WeakMap<Stage, ReturnType<typeof sendPhoto>>();
function readyPhoto(stage: Stage): ReturnType<typeof sendPhoto> {
  const photo = photos.get(stage) ?? sendPhoto(stage.people.seller, stage.sellerId);
  photos.set(stage, photo);
  return photo;
}

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
  'GET /api/shop/claim-terms': () => ({}),
  'GET /api/shop/products': () => ({}),
  'GET /api/shop/products/{slug}': ({ good }) => ({ params: { slug: good.product.slug } }),
  'GET /api/shop/sellers/{slug}': ({ good }) => ({ params: { slug: good.product.seller.slug } }),
  'GET /api/shop/search': () => ({ query: { q: 'mien dong' } }),
  'GET /api/shop/search/suggestions': () => ({ query: { q: 'mien' } }),
  'GET /media/products/{key}/{file}': ({ good }) => {
    const [, , , name = '', file = ''] = String((good.product as unknown as { image: { url: string } }).image.url).split('?')[0]?.split('/') ?? [];
    return { params: { key: name, file } };
  },
  'GET /media/photos/{key}/{file}': async (stage) => {
    const [key = '', file = ''] = (await readyPhoto(stage)).url.split('/').slice(-2);
    return { params: { key, file } };
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
  ...listingExamples,
  ...passportExamples,
  ...sellerExamples,
  'GET /api/seller/{sellerId}/products': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/products/{productId}': ownProduct,
  'GET /api/seller/{sellerId}/products/{productId}/stock': ownProduct,
  'PUT /api/seller/{sellerId}/products/{productId}/stock': (stage) => ({ ...ownProduct(stage), body: { variantId: stage.good.id, onHand: 900 } }),
  'POST /api/seller/{sellerId}/uploads': (stage) => ({ ...ownSeller(stage), headers: uploadHeaders(randomUUID(), 1_000) }),
  'HEAD /api/seller/{sellerId}/uploads/{uploadId}': (stage) => ownUpload(stage, tusHeaders()),
  'PATCH /api/seller/{sellerId}/uploads/{uploadId}': (stage) => ownUpload(stage, partHeaders(0)),
  'DELETE /api/seller/{sellerId}/uploads/{uploadId}': (stage) => ownUpload(stage, tusHeaders()),
  'GET /api/seller/{sellerId}/photos': async (stage) => ({ ...ownSeller(stage), query: { ids: (await readyPhoto(stage)).id } }),
  'GET /api/seller/{sellerId}/orders': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/orders/{code}': async (stage) => ownSeller(stage, { code: (await stage.order()).code }),
  'POST /api/seller/{sellerId}/orders/{code}/acceptances': async (stage) => ownSeller(stage, { code: (await stage.order()).code }),
  'POST /api/seller/{sellerId}/orders/{code}/handovers': async (stage) =>
    ({ ...ownSeller(stage, { code: (await stage.order(['acceptances'])).code }), body: { carrier: 'Viettel Post', trackingNumber: 'VT 1' } }),
  'POST /api/seller/{sellerId}/orders/{code}/deliveries': async (stage) => {
    const { code, total } = await stage.order(['acceptances', 'handovers']);
    return { ...ownSeller(stage, { code }), body: { collected: { method: 'cash', amount: total } } };
  },
  'GET /api/seller/{sellerId}/orders/summary': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/orders/stream': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/orders/packing-list': (stage) => ({ ...ownSeller(stage), query: { status: 'accepted' } }),
  'GET /api/seller/{sellerId}/orders/{code}/label': async (stage) => ownSeller(stage, { code: (await stage.order()).code }),
  'POST /api/seller/{sellerId}/orders/{code}/refusals': async (stage) => ({ ...ownSeller(stage, { code: (await stage.order()).code }), body: { reason: 'cannot_send', note: 'Đường lở' } }),
  'POST /api/seller/{sellerId}/orders/{code}/returns': async (stage) =>
    ({ ...ownSeller(stage, { code: (await stage.order(['acceptances', 'handovers'])).code }), body: { reason: 'refused_at_door' } }),
  'POST /api/seller/{sellerId}/orders/{code}/delays': async (stage) => ({ ...ownSeller(stage, { code: (await stage.order(['acceptances'])).code }), body: { sendBy: inDays(5), reason: 'Mưa lớn' } }),
  'GET /api/seller/{sellerId}/relayed-orders': (stage) => ownSeller(stage),
  'POST /api/seller/{sellerId}/relayed-orders/{code}/acceptances': async (stage) => ownSeller(stage, { code: await relayedOrder(stage) }),
  'GET /api/seller/{sellerId}/cooperative-lines': (stage) => ownSeller(stage),
  'GET /api/seller/{sellerId}/stall-sales': (stage) => ({ ...ownSeller(stage), query: { day: inDays(0) } }),
  'POST /api/seller/{sellerId}/stall-sales': (stage) => ({ ...ownSeller(stage), headers: key(), body: { amount: 15_000, note: 'Một bó rau', tender: 'qr' } }),
  'GET /api/seller/{sellerId}/stall-sales/{id}': async (stage) => ownSeller(stage, { id: await stallSale(stage) }),
  'GET /api/seller/{sellerId}/stall-sales/{id}/stream': async (stage) => ownSeller(stage, { id: await stallSale(stage, 'cash') }),
  'POST /api/seller/{sellerId}/stall-sales/{id}/cancellations': async (stage) => ownSeller(stage, { id: await stallSale(stage) }),
  ...officerExamples,
  'GET /api/officer/tasks': () => ({ as: 'officer' }),
  'GET /api/officer/claims': () => ({ as: 'officer' }),
  ...openDataExamples,
  ...reportExamples,
  'GET /api/operator/bank-entries': () => ({ as: 'operator' }),
  ...certificateExamples,
  ...paymentExamples,
  ...afterSaleExamples,
  ...settlementExamples,
  ...payoutExamples,
  'GET /api/dev/simulators': () => ({}),
  'GET /api/dev/outbox': () => ({ query: { to: '+84900000001' } }),
};
