import { Api } from '../support/api.js';
import { brokenRules } from '../support/books.js';
import { tries } from '../support/counts.js';
import { openMarket } from '../support/market.js';
import type { Market } from '../support/market.js';
import { settled } from '../support/pending-events.js';
import { checkoutBody, fillCart, goodsOfSellers } from '../support/shopping.js';
import type { CheckoutBody, Good } from '../support/shopping.js';

const BUYERS = 200;
const UNITS = 20;

describe('200 buyers of 20 units', () => {
  let market: Market;
  let api: Api;
  let goods: Good[];

  beforeAll(async () => {
    market = await openMarket();
    api = new Api(market.url);
    goods = await goodsOfSellers(api, 10);
  }, 300_000);
  afterAll(async () => market?.close(), 60_000);

  async function shelf({ id }: Good): Promise<{ free: number; groups: number }> {
    const { rows: [row] } = await market.database.query<{ free: number; groups: number }>(
      `select on_hand - reserved as free, (select count(distinct group_code)::int from ordering.orders o join ordering.order_lines l on l.order_code = o.code where l.variant_id = $1) as groups
       from inventory.stock where variant_id = $1`, [id]);
    if (!row) throw new Error('no stock');
    return row;
  }

  /** A cart each, made a few at a time; the checkouts are what races. */
  async function carts(good: Good): Promise<CheckoutBody[]> {
    const first = await checkoutBody(api, await fillCart(api, [{ good, quantity: 1 }]));
    const others: CheckoutBody[] = [];
    while (others.length < BUYERS - 1) {
      const made = await Promise.all(Array.from({ length: Math.min(20, BUYERS - 1 - others.length) }, () => fillCart(api, [{ good, quantity: 1 }])));
      others.push(...made.map(({ id }) => ({ ...first, cartId: id })));
    }
    return [first, ...others];
  }

  it.each(Array.from({ length: tries(2, 50) }, (_, index) => index + 1))('make exactly 20 purchases, at once, and leave none (round %i)', async (round) => {
    const good = goods[round % goods.length] as Good;
    await market.database.query('update inventory.stock set on_hand = reserved + $2 where variant_id = $1', [good.id, UNITS]);
    const before = await shelf(good);
    const answers = await Promise.all((await carts(good)).map((body, index) => api.send<{ code: string }>('POST', '/api/shop/checkouts', body, { key: `${round}-${index}` })));
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect({ sold: count(201), refused: count(409) }).toEqual({ sold: UNITS, refused: BUYERS - UNITS });
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(new Set(['inventory.insufficient_stock']));
    expect(await shelf(good)).toEqual({ free: 0, groups: before.groups + UNITS });
  }, 120_000);

  it('leave books in which every rule holds', async () => {
    await settled(market.databaseUrl);
    expect(await brokenRules(market.database)).toEqual({});
  }, 90_000);
});
