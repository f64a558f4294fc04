import { demoSettings } from '@cho-phien/platform';
import { OrderingDoor } from '../../../test/support/ordering-door.js';
import type { Shop } from '../../../test/support/ordering-door.js';
import type { Good } from '../../../test/support/ordering-goods.js';
import { CartRepository } from './storage/cart.repository.js';
import { ForgetCarts } from './usecases/forget-carts.js';

describe('a cart', () => {
  let door: OrderingDoor;
  let shop: Shop;
  let noodles: Good;
  beforeAll(async () => {
    door = await OrderingDoor.open();
    shop = await door.shop('gan');
    noodles = await door.good(shop);
  }, 120_000);
  afterAll(() => door?.close());

  it('holds at most 60 kinds of goods; those in it can still be changed', async () => {
    const id = await door.cart([noodles, 1]);
    await door.sql(`insert into ordering.cart_lines (cart_id, variant_id, quantity) select $1, gen_random_uuid(), 1 from generate_series(1, 59)`, [id]);
    const another = await door.good(shop);
    expect((await door.http().put(`/api/shop/carts/${id}/lines/${another.variantId}`).send({ quantity: 1 }).expect(422)).body.code).toBe('ordering.cart_full');
    await door.http().put(`/api/shop/carts/${id}/lines/${noodles.variantId}`).send({ quantity: 5 }).expect(200);
  });

  it('says how it may be paid for before anything is ordered: not at the door above the ceiling or for alcohol, by card up to what cards take', async () => {
    const ways = async (...goods: [Good, number][]) => {
      const { paymentMethods, cardCeiling } = (await door.http().get(`/api/shop/carts/${await door.cart(...goods)}`).expect(200)).body;
      return { paymentMethods, cardCeiling };
    };
    const [costly, golden, spirit] = [await door.good(shop, { price: 5_000_001 }), await door.good(shop, { price: 100_000_000 }), await door.good(shop, { alcohol: true })];
    expect(await ways([noodles, 1])).toEqual({ paymentMethods: ['vietqr', 'vnpay', 'stripe', 'cod'], cardCeiling: 99_999_999 });
    expect(await ways([noodles, 1], [spirit, 1])).toMatchObject({ paymentMethods: ['vietqr', 'vnpay', 'stripe'] });
    expect(await ways([costly, 1])).toMatchObject({ paymentMethods: ['vietqr', 'vnpay', 'stripe'] });
    expect(await ways([golden, 1])).toMatchObject({ paymentMethods: ['vietqr', 'vnpay'] });
    expect((await door.placed([shop], [golden, 1]))).toMatchObject({ paymentMethods: ['vietqr', 'vnpay'], cardCeiling: 99_999_999 });
  });

  it('offers no card where the market takes none', async () => {
    const { STRIPE_SECRET_KEY: _key, STRIPE_WEBHOOK_SECRET: _secret, ...others } = demoSettings;
    const without = await OrderingDoor.open({ ...others, DEMO: '0' });
    try {
      const { body } = await without.http().post('/api/shop/carts').expect(201);
      expect(body).toMatchObject({ paymentMethods: ['vietqr', 'vnpay', 'cod'], cardCeiling: null });
    } finally {
      await without.close();
    }
  });

  it('shows goods that left the shop as not for sale and cannot be bought with them', async () => {
    const going = await door.good(shop);
    const id = await door.cart([noodles, 1], [going, 1]);
    await door.sql(`update catalog.products set status = 'hidden' where id = $1`, [going.productId]);
    const [{ lines }] = (await door.http().get(`/api/shop/carts/${id}`).expect(200)).body.sellers;
    expect(lines).toMatchObject([{ forSale: true, available: 20 }, { forSale: false, available: 0 }]);
    expect((await door.checkout(id, [shop]).expect(409)).body).toMatchObject({ code: 'ordering.not_for_sale', errors: [{ path: `lines.${going.variantId}` }] });
    await door.http().put(`/api/shop/carts/${id}/lines/${going.variantId}`).send({ quantity: 0 }).expect(200);
    await door.checkout(id, [shop]).expect(201);
  });

  it('says why goods cannot be bought today', async () => {
    const good = await door.good(shop);
    const id = await door.cart([noodles, 1]);
    const put = async () => (await door.http().put(`/api/shop/carts/${id}/lines/${good.variantId}`).send({ quantity: 1 }).expect(409)).body;
    await door.sql(`update catalog.products set window_from = '2030-01-01', window_until = '2030-02-01' where id = $1`, [good.productId]);
    expect(await put()).toMatchObject({ code: 'ordering.out_of_season', detail: expect.stringContaining('chưa đến mùa') });
    await door.sql(`update catalog.products set window_from = null, window_until = null, holiday_from = '2020-01-01', holiday_until = '2040-01-01' where id = $1`, [good.productId]);
    expect(await put()).toMatchObject({ code: 'ordering.on_holiday' });
  });

  it('takes prices as they are when it is shown; the purchase keeps its own', async () => {
    const good = await door.good(shop, { price: 10_000 });
    const id = await door.cart([good, 2]);
    const group = await door.placed([shop], [good, 2]);
    await door.sql(`update catalog.variants set price_amount = 12000 where id = $1`, [good.variantId]);
    expect((await door.http().get(`/api/shop/carts/${id}`).expect(200)).body.itemsTotal).toBe(24_000);
    expect((await door.group(group).expect(200)).body.total).toBe(20_000);
    expect((await door.checkout(id, [shop], { expectedTotal: 20_000 }).expect(409)).body.code).toBe('ordering.total_changed');
  });

  it('is forgotten after thirty days without use', async () => {
    const [old, used] = [await door.cart([noodles, 1]), await door.cart([noodles, 1])];
    door.clock.advance(29 * 86_400_000);
    await door.http().put(`/api/shop/carts/${used}/lines/${noodles.variantId}`).send({ quantity: 2 }).expect(200);
    door.clock.advance(2 * 86_400_000);
    expect(await door.part(ForgetCarts).run()).toBeGreaterThan(0);
    expect(await door.part(CartRepository).exists(old)).toBe(false);
    expect(await door.part(CartRepository).exists(used)).toBe(true);
  });
});
