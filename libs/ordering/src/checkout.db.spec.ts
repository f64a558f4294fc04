import { newOrderCode, newSecret } from '@cho-phien/kernel';
import { BUYER, NEAR, OrderingDoor } from '../../../test/support/ordering-door.js';
import type { Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';

describe('a checkout', () => {
  let door: OrderingDoor;
  let near: Shop;
  let far: Shop;
  let noodles: Good;
  let radish: Good;
  beforeAll(async () => {
    door = await OrderingDoor.open();
    near = await door.shop('gan');
    far = await door.shop('xa', '07210');
    noodles = await door.good(near, { price: 75_000, stock: 500, grams: 600 });
    radish = await door.good(far, { price: 90_000, stock: 500, grams: 700 });
  }, 120_000);
  afterAll(() => door?.close());

  it('starts from a cart grouped by seller at today’s prices', async () => {
    const id = await door.cart([noodles, 2], [radish, 1]);
    const cart = (await door.http().get(`/api/shop/carts/${id}`).expect(200)).body;
    expect(cart).toMatchObject({
      id, itemsTotal: 240_000, lines: [{ quantity: 2 }, { quantity: 1 }],
      sellers: [
        { seller: { id: near.id, slug: 'gan' }, itemsTotal: 150_000, lines: [{ variantId: noodles.variantId, name: 'Hàng thử', quantity: 2, unitPrice: 75_000, total: 150_000, available: 500 }] },
        { seller: { id: far.id }, itemsTotal: 90_000, lines: [{ image: { drawn: true } }] },
      ],
    });
    const emptied = await door.http().put(`/api/shop/carts/${id}/lines/${radish.variantId}`).send({ quantity: 0 }).expect(200);
    expect(emptied.body.sellers).toHaveLength(1);
  });

  it('knows nothing of carts and goods that do not exist, and no impossible quantity', async () => {
    const id = await door.cart();
    await door.http().get(`/api/shop/carts/${noodles.variantId}`).expect(404);
    await door.http().put(`/api/shop/carts/khong/lines/1`).send({ quantity: 'x' }).expect(404);
    await door.http().put(`/api/shop/carts/${id}/lines/${near.id}`).send({ quantity: 1 }).expect(404);
    for (const quantity of [-1, 1.5, 1_000, '2', null]) await door.http().put(`/api/shop/carts/${id}/lines/${noodles.variantId}`).send({ quantity }).expect(400);
  });

  it('quotes each seller’s parcel by weight and distance, and sells at exactly that', async () => {
    const id = await door.cart([noodles, 2], [radish, 1]);
    const quote = (await door.http().post(`/api/shop/carts/${id}/quotes`).send({ address: NEAR }).expect(200)).body;
    expect(quote.itemsTotal).toBe(240_000);
    const [own, other] = quote.sellers;
    expect(own).toEqual({ sellerId: near.id, weightGrams: 1_200, delivery: [
      { code: 'standard', name: 'Bưu tá giao tận nhà', fee: 12_000 }, { code: 'express', name: 'Giao nhanh', fee: 20_000 }, { code: 'pickup', name: expect.any(String), fee: 0 }] });
    expect(other.delivery[0]).toEqual({ code: 'standard', name: 'Bưu tá giao tận nhà', fee: 25_000 });
    const answer = await door.checkout(id, [], { delivery: { [near.id]: 'standard', [far.id]: 'pickup' }, expectedTotal: 252_000 }).expect(201);
    expect(answer.body).toMatchObject({
      status: 'awaiting_payment', total: 252_000, paidAmount: 0, buyerName: BUYER.name, accessToken: expect.any(String), payments: [], paymentMethods: ['vietqr', 'vnpay', 'stripe', 'cod'],
      address: { communeCode: '06838', communeName: 'Xã Bình Liêu', line: NEAR.line },
      orders: [
        { code: `${answer.body.code}-1`, status: 'awaiting_payment', itemsTotal: 150_000, deliveryFee: 12_000, total: 162_000, deliveryName: 'Bưu tá giao tận nhà', timeline: [{ status: 'awaiting_payment' }] },
        { code: `${answer.body.code}-2`, itemsTotal: 90_000, deliveryFee: 0, total: 90_000 },
      ],
    });
    const { accessToken: _, ...kept } = answer.body;
    expect((await door.group(answer.body).expect(200)).body).toEqual(kept);
    expect((await door.http().get(`/api/shop/carts/${id}`).expect(200)).body.lines).toEqual([]);
  });

  it('holds the goods and opens the payable with it', async () => {
    const before = await door.stock(noodles);
    const group = await door.placed([near], [noodles, 3]);
    expect(await door.stock(noodles)).toEqual({ onHand: before.onHand, reserved: before.reserved + 3 });
    const [payable] = await door.sql<{ total: number }>('select total_amount as total from payments.payables where group_code = $1', [group.code]);
    expect(payable!.total).toBe(group.total);
  });

  it('refuses goods that are gone, names the lines and holds nothing', async () => {
    const scarce = await door.good(near, { stock: 1 });
    const before = await door.stock(noodles);
    const id = await door.cart([noodles, 1], [scarce, 2]);
    const refusal = (await door.checkout(id, [near]).expect(409)).body;
    expect(refusal).toMatchObject({ code: 'inventory.insufficient_stock', errors: [{ path: `lines.${scarce.variantId}`, requested: 2, available: 1 }] });
    expect(await door.stock(noodles)).toEqual(before);
    expect((await door.http().get(`/api/shop/carts/${id}`).expect(200)).body.lines).toHaveLength(2);
    expect(await door.sql(`select 1 from ordering.order_lines where variant_id = $1`, [scarce.variantId])).toEqual([]);
  });

  it.each([
    ['an empty cart', { cart: [] as number[] }, {}, 422, 'ordering.cart_empty'],
    ['a commune that does not exist', {}, { address: { communeCode: '99999', line: 'x' } }, 422, 'ordering.unknown_commune'],
    ['no delivery chosen', {}, { delivery: {} }, 422, 'ordering.delivery_missing'],
    ['a total that has changed', {}, { expectedTotal: 1 }, 409, 'ordering.total_changed'],
    ['a phone that is none', {}, { buyer: { name: 'A', phone: '123' } }, 400, 'request.invalid'],
    ['a name of spaces', {}, { buyer: { name: '  ', phone: '0912000001' } }, 400, 'request.invalid'],
  ])('is refused for %s', async (_, { cart }: { cart?: number[] }, more, status, code) => {
    const id = await (cart ? door.cart() : door.cart([noodles, 1]));
    expect((await door.checkout(id, [near], more).expect(status)).body.code).toBe(code);
  });

  it('is refused for a delivery that is not offered, even one named like a part of JavaScript', async () => {
    const id = await door.cart([noodles, 1]);
    for (const code of ['drone', '', 'toString']) {
      expect((await door.checkout(id, [], { delivery: { [near.id]: code } }).expect(422)).body).toMatchObject({ code: 'ordering.delivery_not_offered', errors: [{ path: `delivery.${near.id}` }] });
    }
  });

  it('of alcohol needs a grown-up and no cash at the door', async () => {
    const spirit = await door.good(near, { alcohol: true });
    const id = await door.cart([spirit, 1]);
    expect((await door.checkout(id, [near], { ageConfirmed: false }).expect(422)).body.code).toBe('ordering.age_not_confirmed');
    const group = (await door.checkout(id, [near], { ageConfirmed: true }).expect(201)).body;
    expect(group.paymentMethods).toEqual(['vietqr', 'vnpay', 'stripe']);
    expect((await door.pay(group, 'cod').expect(422)).body.code).toBe('payments.cod_not_allowed');
  });

  it('above the ceiling cannot be paid at the door', async () => {
    const costly = await door.good(near, { price: 5_000_001 });
    expect(await door.checkout(await door.cart([costly, 1]), [near]).expect(201)).toMatchObject({ body: { paymentMethods: ['vietqr', 'vnpay', 'stripe'] } });
  });

  it('of one cart by two hands at once makes one purchase', async () => {
    const id = await door.cart([noodles, 1]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => door.checkout(id, [near])));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
  });

  it('with one key by 50 hands makes one purchase and 50 equal answers', async () => {
    const id = await door.cart([noodles, 1]);
    const answers = await Promise.all(Array.from({ length: 50 }, () => door.checkout(id, [near], {}, 'one-key')));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    await door.checkout(id, [near], { expectedTotal: 5 }, 'one-key').expect(422);
  });

  it('of the last 20 units succeeds for 20 of 200 buyers', async () => {
    const scarce = await door.good(near, { stock: 20 });
    const carts: string[] = [];
    for (let index = 0; index < 200; index++) carts.push(await door.cart([scarce, 1]));
    const answers = await Promise.all(carts.map((id) => door.checkout(id, [near])));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(180);
    expect(await door.stock(scarce)).toEqual({ onHand: 20, reserved: 20 });
  }, 120_000);

  it('gives a key to one purchase only: no token 401, a wrong one and 500 guessed codes 404', async () => {
    const [group, other] = [await door.placed([near], [noodles, 1]), await door.placed([near], [noodles, 1])];
    const path = `/api/shop/order-groups/${group.code}`;
    await door.http().get(path).expect(401);
    await door.http().get(`${path}?token=${other.accessToken}`).expect(404);
    await door.http().post(`${path}/cancellations`).expect(401);
    await door.http().post(`${path}/cancellations?token=${newSecret()}`).expect(404);
    await door.http().get(`${path}/events`).expect(401);
    for (let guess = 0; guess < 500; guess++) await door.http().get(`/api/shop/order-groups/${newOrderCode()}?token=${group.accessToken}`).expect(404);
  }, 60_000);
});
