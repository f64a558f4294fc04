import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { payByTransfer } from '../../support/paying.js';
import { PHONES, signIn, whoAmI } from '../../support/signing-in.js';
import { goodsOfSellers, placeOrder, readGroup } from '../../support/shopping.js';
import type { Indicator, Order, OrderGroup } from '../../support/shop-answers.js';
import { eventually } from '../../support/test-app.js';

const month = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date()).slice(0, 7);

interface Seller { id: string; api: Api }

export function twoSellersOnePayment(market: () => Market): void {
  let guest: Api;
  let officer: Api;
  let sellers: Seller[];
  let group: OrderGroup;
  let before: Record<string, Indicator>;

  const indicators = async (area: string): Promise<Record<string, Indicator>> => Object.fromEntries(await Promise.all(['I1', 'I5a', 'I5b'].map(async (code) => {
    const when = code === 'I1' ? '' : `&period=${month()}`;
    return [code, await officer.get<Indicator>(`/api/officer/indicators/${code}?area=${area}${when}`)] as const;
  })));

  let communes: Map<string, string>;
  /** The commune of the first seller, which the officer answers for. */
  let area: string;

  beforeAll(async () => {
    guest = new Api(market().url);
    officer = await signIn(guest, PHONES.officer);
    sellers = await Promise.all([PHONES.seller, PHONES.secondSeller].map(async (phone) => {
      const api = await signIn(guest, phone);
      return { api, id: (await whoAmI(api)).sellers[0]?.id ?? '' };
    }));
  });

  it('finds goods of two sellers and puts them in one basket', async () => {
    const ids = sellers.map(({ id }) => id);
    const goods = await goodsOfSellers(guest, 2, ({ seller, isAlcohol }) => ids.includes(seller.id) && !isAlcohol);
    communes = new Map(goods.map(({ product }) => [product.seller.id, product.area.code]));
    area = communes.get(ids[0] ?? '') ?? '';
    expect((await whoAmI(officer)).officerAreas).toContain(area);
    before = await indicators(area);
    group = await placeOrder(guest, goods.map((good, index) => ({ good, quantity: index + 1 })));
    expect(group.status).toBe('awaiting_payment');
    expect(group.orders.map(({ seller }) => seller.id).sort()).toEqual([...ids].sort());
    expect(group.orders.reduce((sum, { total }) => sum + total, 0)).toBe(group.total);
  });

  it('pays once by scanning one code, and each seller has a paid order', async () => {
    const paid = await payByTransfer(market(), guest, group);
    expect(paid.paidAmount).toBe(group.total);
    for (const { api, id } of sellers) {
      const { items } = await api.get<{ items: Order[] }>(`/api/seller/${id}/orders?status=paid`);
      expect(items.map(({ code }) => code)).toContain(ownOrder(id).code);
    }
  });

  it('is packed, handed over and delivered by each seller', async () => {
    for (const { api, id } of sellers) {
      const path = `/api/seller/${id}/orders/${ownOrder(id).code}`;
      for (const [step, status] of [['acceptances', 'accepted'], ['handovers', 'handed_over'], ['deliveries', 'delivered']]) {
        expect(await api.post(`${path}/${step}`, {})).toMatchObject({ status });
      }
    }
    expect((await readGroup(guest, group)).orders.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  it('is counted by the officer: one more cashless order, and its money', async () => {
    const there = group.orders.filter(({ seller }) => communes.get(seller.id) === area);
    const count = there.length;
    const value = there.reduce((sum, { total }) => sum + total, 0);
    await eventually(() => indicators(area), (now) => now.I5a?.numerator === (before.I5a?.numerator ?? 0) + count);
    const after = await indicators(area);
    expect(after.I5a).toMatchObject({ denominator: (before.I5a?.denominator ?? 0) + count, unknown: before.I5a?.unknown });
    expect(after.I5b).toMatchObject({ numerator: (before.I5b?.numerator ?? 0) + value, denominator: (before.I5b?.denominator ?? 0) + value });
    expect(after.I1).toMatchObject({ numerator: before.I1?.numerator, denominator: before.I1?.denominator });
  });

  it('shows a rate with what it was counted from, and one row per unit', async () => {
    for (const { numerator, denominator, rate, rowsUrl } of Object.values(await indicators(area))) {
      expect(numerator).toBeLessThanOrEqual(denominator);
      expect(rate).toBe(denominator === 0 ? null : Math.round((numerator / denominator) * 1_000) / 10);
      expect((await officer.get<{ items: unknown[] }>(rowsUrl)).items.length).toBeGreaterThan(0);
    }
  });

  const ownOrder = (sellerId: string): Order => {
    const order = group.orders.find(({ seller }) => seller.id === sellerId);
    if (!order) throw new Error('This seller has no order in the group.');
    return order;
  };
}
