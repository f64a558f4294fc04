import { Api } from '../support/api.js';
import { brokenRules } from '../support/books.js';
import { tries } from '../support/counts.js';
import { openMarket } from '../support/market.js';
import type { Market } from '../support/market.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { allCards, goodOf, readGroup } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import { buy, communesNearAndFar, drawBasket, pay } from './basket.js';
import type { Bought } from './basket.js';

const BASKETS = tries(150, 10_000);
const AT_ONCE = 6;
const PLENTY = 2_000_000;

describe(`${BASKETS} baskets of 1 to 8 sellers`, () => {
  const seed = seedOf('baskets');
  let market: Market;
  let api: Api;
  let bySeller: Good[][];
  let communes: string[];
  const bought: Bought[] = [];

  beforeAll(async () => {
    market = await openMarket();
    api = new Api(market.url);
    bySeller = await shelves();
    communes = await communesNearAndFar(api);
    await market.database.query('update inventory.stock set on_hand = $1', [PLENTY]);
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  async function shelves(): Promise<Good[][]> {
    const cards = (await allCards(api, '&inStock=1')).filter(({ isAlcohol }) => !isAlcohol).slice(0, 60);
    const goods = (await Promise.all(cards.map((card) => goodOf(api, card)))).filter((good) => good !== null);
    const sellers = [...new Set(goods.map(({ product }) => product.seller.id))];
    return sellers.map((id) => goods.filter(({ product }) => product.seller.id === id));
  }

  it('each cost the sum of their orders, of their lines and of their deliveries, to the đồng', async () => {
    let next = 0;
    const buyer = async (): Promise<void> => {
      while (next < BASKETS) {
        const random = new SeededRandom(seed + next++);
        const one = await buy(api, drawBasket(random, bySeller, communes));
        bought.push(one);
        await pay(market, api, random, one);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, buyer));
    const wrong = bought.filter(({ group, expected }) => group.total !== expected || group.orders.reduce((sum, { total }) => sum + total, 0) !== group.total);
    expect(wrong).toEqual([]);
    expect(bought).toHaveLength(BASKETS);
  }, tries(420_000, 5_400_000));

  it('are captured whole when they are paid, and the ledger says the same', async () => {
    await settled(market.databaseUrl, tries(120_000, 1_200_000));
    const { rows } = await market.database.query<{ code: string; captured: number; posted: number }>(
      `select p.group_code as code, p.captured_amount as captured, (select coalesce(sum(amount), 0)::bigint from ledger.postings where source = 'buyer:' || p.group_code and destination like 'seller:%') as posted
       from payments.payables p where group_code = any($1)`, [bought.map(({ group }) => group.code)]);
    const kept = new Map(rows.map((row) => [row.code, row]));
    const expected = ({ group, way }: Bought): number => (way === 'unpaid' ? 0 : group.total);
    const wrong = bought.filter((one) => kept.get(one.group.code)?.captured !== expected(one) || kept.get(one.group.code)?.posted !== expected(one));
    expect(wrong.map(({ group, way }) => ({ code: group.code, way, total: group.total, kept: kept.get(group.code) }))).toEqual([]);
    // The first of a long run that nobody pays are given up meanwhile.
    const ends = ({ way }: Bought): string[] => (way === 'unpaid' ? ['awaiting_payment', 'expired'] : ['paid']);
    for (const one of bought.slice(0, 20)) expect(ends(one)).toContain((await readGroup(api, one.group)).status);
  }, tries(150_000, 1_500_000));

  it('leave books in which every rule holds, and stock that adds up', async () => {
    expect(await brokenRules(market.database)).toEqual({});
    const { rows } = await market.database.query<{ taken: number }>('select sum(quantity)::int as taken from ordering.order_lines l join ordering.orders o on o.code = l.order_code where o.group_code = any($1)', [bought.map(({ group }) => group.code)]);
    expect(rows[0]?.taken).toBe(bought.flatMap(({ group }) => group.orders.flatMap(({ lines }) => lines)).reduce((sum, { quantity }) => sum + quantity, 0));
  }, tries(60_000, 300_000));
});
