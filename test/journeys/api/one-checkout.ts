import { randomUUID } from 'node:crypto';
import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { availableOf, checkoutBody, fillCart, goodsOfSellers, groupPath, placeOrder, readGroup } from '../../support/shopping.js';
import type { Cart, OrderGroup } from '../../support/shop-answers.js';

export function oneCheckout(market: () => Market): void {
  const api = (): Api => new Api(market().url);

  it('keeps a cart by seller, with frozen sums, and forgets a line at quantity 0', async () => {
    const [one, two] = await goodsOfSellers(api(), 2);
    if (!one || !two) throw new Error('no goods');
    const cart = await fillCart(api(), [{ good: one, quantity: 2 }, { good: two, quantity: 1 }]);
    expect(cart.sellers).toHaveLength(2);
    expect(cart.itemsTotal).toBe(2 * one.price + two.price);
    const left = await api().put<Cart>(`/api/shop/carts/${cart.id}/lines/${one.id}`, { quantity: 0 });
    expect(left.sellers.map(({ seller }) => seller.id)).toEqual([two.product.seller.id]);
    expect(await api().get<Cart>(`/api/shop/carts/${cart.id}`)).toMatchObject({ id: cart.id, itemsTotal: two.price });
  });

  it('answers the same bytes to a repeated key, and refuses the key for another body', async () => {
    const [good] = await goodsOfSellers(api(), 1);
    if (!good) throw new Error('no goods');
    const body = await checkoutBody(api(), await fillCart(api(), [{ good, quantity: 1 }]));
    const key = randomUUID();
    const first = await api().send('POST', '/api/shop/checkouts', body, { key });
    const again = await api().send('POST', '/api/shop/checkouts', body, { key });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    const other = await api().refused(422, '/api/shop/checkouts', { ...body, buyer: { ...body.buyer, name: 'Người khác' } }, { key });
    expect(other.code).toBe('idempotency.key_reused');
  });

  it('needs a key, a cart with goods and a delivery for each seller', async () => {
    const [good] = await goodsOfSellers(api(), 1);
    if (!good) throw new Error('no goods');
    const body = await checkoutBody(api(), await fillCart(api(), [{ good, quantity: 1 }]));
    expect((await api().expect<{ code: string }>(400, 'POST', '/api/shop/checkouts', body)).code).toBe('idempotency.key_required');
    await api().refused(422, '/api/shop/checkouts', { ...body, delivery: {} });
    await api().refused(422, '/api/shop/checkouts', { ...body, cartId: (await fillCart(api(), [])).id });
    await api().refused(404, '/api/shop/checkouts', { ...body, cartId: randomUUID() });
  });

  it('opens a purchase only to the holder of its token', async () => {
    const [good] = await goodsOfSellers(api(), 1);
    if (!good) throw new Error('no goods');
    const group = await placeOrder(api(), [{ good, quantity: 1 }]);
    expect(await readGroup(api(), group)).not.toHaveProperty('accessToken');
    expect(await api().get<OrderGroup>(`${groupPath(group)}?token=${group.accessToken}`)).toMatchObject({ code: group.code });
    await api().expect(401, 'GET', groupPath(group));
    await api().expect(404, 'GET', groupPath(group), undefined, { token: 'wrong' });
    await api().expect(404, 'GET', groupPath({ code: 'CP99999999' }), undefined, { token: group.accessToken });
  });

  it('refuses more than is on the shelf, says what is left, and holds nothing', async () => {
    const [good, other] = await goodsOfSellers(api(), 2);
    if (!good || !other) throw new Error('no goods');
    const left = await availableOf(api(), good);
    const { rows: [stock] } = await market().database.query<{ reserved: number }>('select reserved from inventory.stock where variant_id = $1', [other.id]);
    const cart = await fillCart(api(), [{ good: other, quantity: 1 }, { good, quantity: 1 }]);
    const body = await checkoutBody(api(), cart);
    await market().database.query('update inventory.stock set on_hand = reserved where variant_id = $1', [good.id]);
    const problem = await api().refused(409, '/api/shop/checkouts', body);
    await market().database.query('update inventory.stock set on_hand = reserved + $2 where variant_id = $1', [good.id, left]);
    expect(problem.code).toBe('inventory.insufficient_stock');
    expect(problem.errors).toEqual([expect.objectContaining({ variantId: good.id, requested: 1, available: 0 })]);
    const { rows: [after] } = await market().database.query<{ reserved: number }>('select reserved from inventory.stock where variant_id = $1', [other.id]);
    expect(after).toEqual(stock);
  });
}
