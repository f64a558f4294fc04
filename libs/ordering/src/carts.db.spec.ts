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
