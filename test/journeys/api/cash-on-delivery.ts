import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { startPayment, transfer, untilGroup } from '../../support/paying.js';
import { PHONES, signIn, whoAmI } from '../../support/signing-in.js';
import { allCards, checkoutBody, fillCart, goodOf, goodsOfSellers, groupPath, placeOrder } from '../../support/shopping.js';
import type { Good } from '../../support/shopping.js';
import type { OrderGroup } from '../../support/shop-answers.js';

export function cashOnDelivery(market: () => Market): void {
  let api: Api;
  let seller: Api;
  let sellerId: string;

  beforeAll(async () => {
    api = new Api(market().url);
    seller = await signIn(api, PHONES.seller);
    sellerId = (await whoAmI(seller)).sellers[0]?.id ?? '';
  });

  async function atTheDoor(): Promise<{ group: OrderGroup; path: string; total: number }> {
    const [good] = await goodsOfSellers(api, 1, (card) => card.seller.id === sellerId && !card.isAlcohol && card.price < 1_000_000);
    if (!good) throw new Error('no goods');
    const group = await placeOrder(api, [{ good, quantity: 1 }]);
    await startPayment(api, group, 'cod');
    return { group, total: group.total, path: `/api/seller/${sellerId}/orders/${group.orders[0]?.code}` };
  }

  it.each(['cash', 'qr'])('is accepted unpaid, and paid by %s when it is delivered', async (method) => {
    const { group, path, total } = await atTheDoor();
    await seller.post(`${path}/acceptances`, {});
    await seller.post(`${path}/handovers`, {});
    await seller.refused(422, `${path}/deliveries`, {});
    await seller.refused(422, `${path}/deliveries`, { collected: { method, amount: total - 1 } });
    expect(await seller.post(`${path}/deliveries`, { collected: { method, amount: total } })).toMatchObject({ status: 'delivered' });
    expect(await untilGroup(api, group, ({ status }) => status === 'paid')).toMatchObject({ paidAmount: total });
    const { rows } = await market().database.query('select c.tender from payments.captures c join payments.payables p on p.id = c.payable_id where group_code = $1', [group.code]);
    expect(rows).toEqual([{ tender: method === 'cash' ? 'cash' : 'qr_at_door' }]);
  });

  it('may still be paid by transfer before it is delivered', async () => {
    const { group, path } = await atTheDoor();
    await transfer(market(), { memo: group.code, amount: group.total });
    await untilGroup(api, group, ({ status }) => status === 'paid');
    await seller.post(`${path}/acceptances`, {});
    await seller.post(`${path}/handovers`, {});
    await seller.refused(422, `${path}/deliveries`, { collected: { method: 'cash', amount: group.total } });
    await seller.post(`${path}/deliveries`, {});
  });

  it('may be called off until it is handed over', async () => {
    const { group } = await atTheDoor();
    expect(await api.post(`${groupPath(group)}/cancellations`, {}, { token: group.accessToken })).toMatchObject({ status: 'cancelled' });
    const { path, group: other } = await atTheDoor();
    await seller.post(`${path}/acceptances`, {});
    await seller.post(`${path}/handovers`, {});
    await api.refused(409, `${groupPath(other)}/cancellations`, {}, { token: other.accessToken });
  });

  it('is not offered for alcohol, which needs a buyer of 18', async () => {
    const spirit = await firstSpirit();
    const body = await checkoutBody(api, await fillCart(api, [{ good: spirit, quantity: 1 }]));
    expect((await api.refused(422, '/api/shop/checkouts', { ...body, ageConfirmed: false })).code).toBe('ordering.age_not_confirmed');
    const group = await api.post<OrderGroup>('/api/shop/checkouts', { ...body, ageConfirmed: true });
    const refusal = await api.refused(422, `${groupPath(group)}/payments`, { method: 'cod' }, { token: group.accessToken });
    expect(refusal.code).toMatch(/^payments\./);
    expect((await startPayment(api, group, 'vietqr')).status).toBe('pending');
  });

  async function firstSpirit(): Promise<Good> {
    const cards = await allCards(api, '&inStock=1');
    for (const card of cards.filter(({ isAlcohol }) => isAlcohol)) {
      const good = await goodOf(api, card);
      if (good) return good;
    }
    throw new Error('The demo sells no spirits.');
  }
}
