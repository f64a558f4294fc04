import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { Api } from '../../support/api.js';
import { openMarket } from '../../support/market.js';
import type { InProcessMarket } from '../../support/market.js';
import { allCards, checkoutBody, fillCart, goodsOfSellers } from '../../support/shopping.js';
import type { Card, OrderGroup } from '../../support/shop-answers.js';

/** A page that asks the database again for every row is slow only when the shop has grown. */
describe('how often a request asks the database', () => {
  let market: InProcessMarket;
  let api: Api;
  let card: Card;
  const statements = jest.spyOn(pg.Client.prototype, 'query');

  beforeAll(async () => {
    market = await openMarket({ ROLE: 'api' }); // no workers: every statement is the request's
    api = new Api(market.url);
    [card] = await allCards(api) as [Card];
  }, 240_000);
  afterAll(async () => { statements.mockRestore(); await market?.close(); }, 60_000);

  async function countOf(work: () => Promise<unknown>): Promise<number> {
    statements.mockClear();
    await work();
    return statements.mock.calls.length;
  }

  const pages: Record<string, () => string> = {
    'the list of goods': () => '/api/shop/products?limit=60',
    'the list with every filter': () => '/api/shop/products?province=22&stars=4&inStock=1&minPrice=1000&maxPrice=900000&sort=price',
    'a product': () => `/api/shop/products/${card.slug}`,
    'a search': () => `/api/shop/search?q=${encodeURIComponent(card.name)}`,
    'a search with a slip of the finger': () => '/api/shop/search?q=mtt%20ong&province=22',
    suggestions: () => '/api/shop/search/suggestions?q=mie',
  };
  it.each(Object.keys(pages))('%s takes one statement', async (page) => {
    await api.get(pages[page]!());
    expect(await countOf(() => api.get(pages[page]!()))).toBe(1);
  });

  it("a seller's shop takes one statement for the seller and one for the goods", async () => {
    const shop = `/api/shop/sellers/${card.seller.slug}`;
    await api.get(shop);
    expect(await countOf(() => api.get(shop))).toBe(2);
  });

  it.each([1, 4])('a checkout with goods of %i sellers takes at most 12, begin and commit among them', async (sellers) => {
    const goods = await goodsOfSellers(api, sellers, ({ isAlcohol }) => !isAlcohol);
    const body = await checkoutBody(api, await fillCart(api, goods.map((good) => ({ good, quantity: 1 }))));
    expect(await countOf(() => api.post<OrderGroup>('/api/shop/checkouts', body, { key: randomUUID() }))).toBeLessThanOrEqual(12);
  });
});
