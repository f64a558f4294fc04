import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { postForm, postJson } from '../testing/merchant-request.js';
import { eventually, startReceiver, type Receiver } from '../testing/recording-receiver.js';
import { startStripeSimulator, type Simulator, type StripeSimulatorOptions } from './index.js';

const KEY = 'sk_test_simulator00000000';
const SECRET = 'whsec_simulator00000000';

let shop: Receiver;
let simulator: Simulator;
let stripe: Stripe;

const start = (overrides: Partial<StripeSimulatorOptions> = {}): Promise<Simulator> =>
  startStripeSimulator({ port: 0, secretKey: KEY, webhookSecret: SECRET, webhookUrl: `${shop.url}/stripe`, retryMs: [10, 10], ...overrides });

function client(url: string, key = KEY): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
}

beforeEach(async () => {
  shop = await startReceiver(() => ({ body: { received: true } }));
  simulator = await start();
  stripe = client(simulator.url);
});

afterEach(async () => {
  await simulator.close();
  await shop.close();
});

const wish = (amount = 235_000, more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment', line_items: [{ quantity: 1, price_data: { currency: 'vnd', unit_amount: amount, product_data: { name: 'Đơn hàng CP7K2M9QXAB' } } }],
  client_reference_id: 'CP7K2M9QXAB', success_url: `${shop.url}/don`, cancel_url: `${shop.url}/don/tra-tien`, ...more,
});

describe('Stripe’s own library', () => {
  test('opens a page, is told of its payment and sends money back', async () => {
    const session = await stripe.checkout.sessions.create(wish());
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 235_000, currency: 'vnd', client_reference_id: 'CP7K2M9QXAB', payment_intent: null });
    const driven = await postJson(`${simulator.url}/drive`, { paymentUrl: session.url, times: 2 });
    expect(driven.body['answers']).toMatchObject([{ status: 200 }, { status: 200 }]);
    const [notice, again] = shop.received;
    expect(notice?.body).toBe(again?.body);
    const event = stripe.webhooks.constructEvent(notice!.body, String(notice!.headers['stripe-signature']), SECRET);
    expect(event).toMatchObject({ type: 'checkout.session.completed', data: { object: { id: session.id, payment_status: 'paid' } } });
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    const part = await stripe.refunds.create({ payment_intent: String(paid.payment_intent), amount: 35_000, metadata: { refund: 'r1' } }, { idempotencyKey: 'r1' });
    expect(await stripe.refunds.create({ payment_intent: String(paid.payment_intent), amount: 35_000, metadata: { refund: 'r1' } }, { idempotencyKey: 'r1' })).toMatchObject({ id: part.id });
    await expect(stripe.refunds.create({ payment_intent: String(paid.payment_intent), amount: 200_001 })).rejects.toMatchObject({ code: 'amount_too_large' });
    await stripe.refunds.create({ payment_intent: String(paid.payment_intent) });
    await expect(stripe.refunds.create({ payment_intent: String(paid.payment_intent), amount: 1 })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ payment_intent: String(paid.payment_intent) })).data.map(({ amount }) => amount)).toEqual([200_000, 35_000]);
  });

  test('gets the same session for the same key, and an error for another wish under it', async () => {
    const first = await stripe.checkout.sessions.create(wish(), { idempotencyKey: 'k' });
    expect((await stripe.checkout.sessions.create(wish(), { idempotencyKey: 'k' })).id).toBe(first.id);
    await expect(stripe.checkout.sessions.create(wish(300_000), { idempotencyKey: 'k' })).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  });

  test.each([[12_999, 'amount_too_small'], [100_000_000, 'amount_too_large']])('is refused %p đ: %s', async (amount, code) => {
    await expect(stripe.checkout.sessions.create(wish(amount))).rejects.toMatchObject({ code, statusCode: 400 });
  });

  test('is refused another key, a page for too short a time, and a session that is not there', async () => {
    await expect(client(simulator.url, 'sk_test_another00000000').checkout.sessions.create(wish())).rejects.toMatchObject({ statusCode: 401 });
    await expect(stripe.checkout.sessions.create(wish(235_000, { expires_at: Math.floor(Date.now() / 1_000) + 900 }))).rejects.toMatchObject({ param: 'expires_at' });
    await expect(stripe.checkout.sessions.retrieve('cs_test_nothing')).rejects.toMatchObject({ code: 'resource_missing' });
  });

  test('closes a page, on which nobody can pay any more', async () => {
    const { id, url } = await stripe.checkout.sessions.create(wish());
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', payment_status: 'unpaid' });
    await eventually(() => shop.received.length === 1);
    expect(shop.received[0]!.body).toContain('checkout.session.expired');
    expect((await postJson(`${simulator.url}/drive`, { paymentUrl: url })).status).toBe(422);
    expect((await fetch(url!)).status).toBe(410);
  });
});

describe('the page', () => {
  test('says that it is a simulation, and leads back', async () => {
    const { url } = await stripe.checkout.sessions.create(wish());
    const text = await (await fetch(url!)).text();
    expect(text).toContain('GIẢ LẬP');
    expect(text).toContain('235.000 ₫');
    expect(text).not.toMatch(/<script/i);
    expect((await postForm(url!, { outcome: 'cancelled' })).headers.get('location')).toBe(`${shop.url}/don/tra-tien`);
    expect((await postForm(url!, { outcome: 'declined' })).status).toBe(200);
    expect((await postForm(url!, { outcome: 'success' })).headers.get('location')).toBe(`${shop.url}/don`);
    await eventually(() => shop.received.length === 1);
  });
});

test('a notice that is not accepted is repeated, a spoilt one is not; what was paid outlives the process', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'stripe-simulator-'));
  let answers = 0;
  const deaf = await startReceiver(() => ({ status: ++answers < 3 ? 500 : 200, body: {} }));
  const first = await start({ stateDir, webhookUrl: deaf.url });
  const { id, url } = await client(first.url).checkout.sessions.create(wish());
  await postJson(`${first.url}/drive`, { paymentUrl: url });
  await eventually(() => deaf.received.length === 3);
  await first.close();
  const second = await start({ stateDir, webhookUrl: deaf.url });
  expect(await client(second.url).checkout.sessions.retrieve(id)).toMatchObject({ payment_status: 'paid' });
  await postJson(`${second.url}/drive`, { paymentUrl: url, badSignature: true });
  await postJson(`${second.url}/drive`, { paymentUrl: url, oldTimestamp: true });
  for (const { body, headers } of deaf.received.slice(3)) expect(() => stripe.webhooks.constructEvent(body, String(headers['stripe-signature']), SECRET)).toThrow();
  await second.close();
  await deaf.close();
  rmSync(stateDir, { recursive: true });
});
