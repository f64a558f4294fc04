import { randomUUID } from 'node:crypto';
import { Api } from '../support/api.js';
import { tries } from '../support/counts.js';
import { openMarket } from '../support/market.js';
import type { Market } from '../support/market.js';
import { startPayment } from '../support/paying.js';
import { checkoutBody, fillCart, goodsOfSellers, groupPath, placeOrder } from '../support/shopping.js';
import type { CheckoutBody, Good } from '../support/shopping.js';

const POSTS = 50;

describe('one key, sent fifty times at once', () => {
  let market: Market;
  let api: Api;
  let goods: Good[];

  beforeAll(async () => {
    market = await openMarket();
    api = new Api(market.url);
    goods = await goodsOfSellers(api, 3);
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  const groups = async (): Promise<number> => Number((await market.database.query('select count(*) from ordering.order_groups')).rows[0].count);
  const body = async (): Promise<CheckoutBody> => checkoutBody(api, await fillCart(api, goods.map((good) => ({ good, quantity: 1 }))));

  it.each(Array.from({ length: tries(2, 20) }, (_, index) => index + 1))('makes one purchase and fifty equal answers (round %i)', async () => {
    const before = await groups();
    const [one, key] = [await body(), randomUUID()];
    const answers = await Promise.all(Array.from({ length: POSTS }, () => api.send('POST', '/api/shop/checkouts', one, { key })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await groups()).toBe(before + 1);
    expect((await api.refused(422, '/api/shop/checkouts', { ...one, address: { ...one.address, line: 'Chỗ khác' } }, { key })).code).toBe('idempotency.key_reused');
  }, 60_000);

  it('with two bodies makes one purchase and refuses the other body', async () => {
    const before = await groups();
    const [one, key] = [await body(), randomUUID()];
    const other = { ...one, buyer: { ...one.buyer, name: 'Người khác' } };
    const answers = await Promise.all(Array.from({ length: POSTS }, (_, index) => api.send('POST', '/api/shop/checkouts', index % 2 ? one : other, { key })));
    const texts = new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text));
    expect(texts.size).toBe(1);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 422]));
    expect(await groups()).toBe(before + 1);
  }, 60_000);

  it('opens one payment', async () => {
    const group = await placeOrder(api, goods.map((good) => ({ good, quantity: 1 })));
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: POSTS }, () => startPayment(api, group, 'vietqr', key)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const refusal = await api.refused(422, `${groupPath(group)}/payments`, { method: 'vnpay' }, { token: group.accessToken, key });
    expect(refusal.code).toBe('idempotency.key_reused');
  }, 60_000);
});
