import { Api } from '../../support/api.js';
import type { Market } from '../../support/market.js';
import { payByTransfer } from '../../support/paying.js';
import type { Order, OrderGroup } from '../../support/shop-answers.js';
import { allCards, goodOf, goodsOfSellers, groupPath, placeOrder, readGroup } from '../../support/shopping.js';
import type { Good } from '../../support/shopping.js';
import { PHONES, signIn, whoAmI } from '../../support/signing-in.js';
import { eventually } from '../../support/test-app.js';

interface Seller { id: string; api: Api }
interface Entry { orderCode: string; kind: string; items: number; amount: number; deductions: { amount: number }[] }
interface Claim { id: string; state: string; refund: { amount: number } | null }

/** Three lines of two sellers are bought and delivered; one line of one of them comes back. */
export function returningGoods(market: () => Market): void {
  let guest: Api;
  let sellers: [Seller, Seller];
  let group: OrderGroup;
  let goods: Good[];
  let claim: Claim;
  let before: Entry[][];

  const orderOf = ({ id }: Seller): Order => {
    const order = group.orders.find(({ seller }) => seller.id === id);
    if (!order) throw new Error(`No order of ${id}.`);
    return order;
  };
  const entries = async (seller: Seller): Promise<Entry[]> =>
    (await seller.api.get<{ entries: Entry[] }>(`/api/seller/${seller.id}/statements`)).entries.filter(({ orderCode }) => orderCode === orderOf(seller).code);
  const claims = () => guest.get<{ items: Claim[]; open: { orderCode: string; kinds: string[] }[] }>(`${groupPath(group)}/claims`, { token: group.accessToken });

  beforeAll(async () => {
    guest = new Api(market().url);
    sellers = (await Promise.all([PHONES.seller, PHONES.secondSeller].map(async (phone) => {
      const api = await signIn(guest, phone);
      return { api, id: (await whoAmI(api)).sellers[0]?.id ?? '' };
    }))) as [Seller, Seller];
    const [first, second] = sellers;
    const cards = (await allCards(guest, '&inStock=1')).filter(({ seller, isAlcohol }) => seller.id === first.id && !isAlcohol);
    const own = (await Promise.all(cards.map((card) => goodOf(guest, card, 3)))).filter((good) => good !== null).slice(0, 2);
    goods = [...own, ...(await goodsOfSellers(guest, 1, ({ seller, isAlcohol }) => seller.id === second.id && !isAlcohol))];
    expect(goods).toHaveLength(3);
  });

  it('buys three lines of two sellers, who send them', async () => {
    group = await placeOrder(guest, goods.map((good) => ({ good, quantity: 2 })));
    const { accessToken } = group;
    group = { ...(await payByTransfer(market(), guest, group)), accessToken };
    expect((await claims()).open.map(({ kinds }) => kinds)).toEqual([['cancel'], ['cancel']]);
    for (const seller of sellers) for (const step of ['acceptances', 'handovers', 'deliveries']) await seller.api.post(`/api/seller/${seller.id}/orders/${orderOf(seller).code}/${step}`, {});
    before = await Promise.all(sellers.map((seller) => eventually(() => entries(seller), ({ length }) => length === 1)));
  });

  it('claims for one line, and its seller gives the money back', async () => {
    const [first] = sellers;
    const line = orderOf(first).lines[0]!;
    claim = await guest.post<Claim>(`${groupPath(group)}/claims`, { orderCode: orderOf(first).code, kind: 'return', reason: 'damaged', lines: [{ variantId: line.variantId, quantity: line.quantity }] }, { token: group.accessToken });
    expect(claim.state).toBe('opened');
    const accepted = await first.api.post<Claim>(`/api/seller/${first.id}/claims/${claim.id}/acceptances`, { outcome: 'refund' });
    expect(accepted).toMatchObject({ state: 'refunding', refund: { amount: line.total } });
  });

  it('changes that seller’s balance, tax and commission, and nothing of the other’s', async () => {
    const [first, second] = sellers;
    const line = orderOf(first).lines[0]!;
    const [sale, reversal] = await eventually(() => entries(first), ({ length }) => length === 2);
    expect(sale).toEqual(before[0]![0]);
    expect(reversal).toMatchObject({ kind: 'reversal', items: line.total });
    expect(reversal!.amount).toBeLessThan(0);
    expect(reversal!.deductions.reduce((sum, { amount }) => sum + Math.abs(amount), 0)).toBeGreaterThan(0);
    expect(await entries(second)).toEqual(before[1]);
    const operator = await signIn(guest, PHONES.operator);
    const { items } = await operator.get<{ items: { groupCode: string; orderCode: string; amount: number; reason: string }[] }>('/api/operator/refund-tasks?limit=100');
    expect(items.filter(({ groupCode }) => groupCode === group.code)).toMatchObject([{ orderCode: orderOf(first).code, amount: line.total, reason: 'claim' }]);
    expect((await readGroup(guest, group)).orders.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });
}
