import type pg from 'pg';
import { Api } from '../support/api.js';
import { tries } from '../support/counts.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';
import { allCards, goodOf, goodsOfSellers } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import { askAgain, changedAnswer, contradictions, missing } from './audit.js';
import { Crowd } from './crowd.js';
import type { Shop } from './crowd.js';
import { MarketProcess } from './market-process.js';

const PLENTY = 100_000;

describe('a market killed under load', () => {
  const random = new SeededRandom(seedOf('kills'));
  let market: MarketProcess;
  let api: Api;
  let crowd: Crowd;
  let knownBefore: number;

  beforeAll(async () => {
    market = await MarketProcess.create();
    await market.start();
    api = new Api(market.url);
    crowd = new Crowd(api, await openShop(), random);
    knownBefore = await inDatabase(async (database) => Number((await database.query('select count(*) from ordering.order_groups')).rows[0].count));
  }, 300_000);
  afterAll(async () => market?.remove(), 30_000);

  async function inDatabase<Result>(work: (database: pg.Client) => Promise<Result>): Promise<Result> {
    const database = await market.connect();
    try { return await work(database); } finally { await database.end(); }
  }

  /** Goods enough for everybody: two of the first seller, who only counts, some of the second, who delivers, and others'. */
  async function openShop(): Promise<Shop> {
    const [first, second] = await Promise.all([PHONES.seller, PHONES.secondSeller].map((phone) => signIn(api, phone)));
    const [counting, fulfilling] = await Promise.all([first, second].map(async (seller) => (await whoAmI(seller as Api)).sellers[0]?.id ?? ''));
    const goods = [...await goodsOf(counting ?? '', 2), ...await goodsOf(fulfilling ?? '', 3), ...await goodsOfSellers(api, 8, ({ seller, isAlcohol }) => !isAlcohol && seller.id !== counting && seller.id !== fulfilling)];
    await inDatabase((database) => database.query('update inventory.stock set on_hand = $2 where variant_id = any($1)', [goods.map(({ id }) => id), PLENTY]));
    const counted = goods.slice(0, 2).map((good) => ({ good, path: `/api/seller/${counting}/products/${good.product.id}/stock`, token: first?.token ?? '' }));
    return { goods, counted, fulfilled: { sellerId: fulfilling ?? '', token: second?.token ?? '' } };
  }

  async function goodsOf(sellerId: string, count: number): Promise<Good[]> {
    const cards = (await allCards(api, '&inStock=1')).filter(({ seller, isAlcohol }) => seller.id === sellerId && !isAlcohol).slice(0, count);
    return (await Promise.all(cards.map((card) => goodOf(api, card)))).filter((good) => good !== null);
  }

  it.each(Array.from({ length: tries(3, 30) }, (_, index) => index + 1))('loses nothing that it acknowledged (kill %i)', async (kill) => {
    const began = crowd.asked.length;
    const load = crowd.run();
    await new Promise((resolve) => setTimeout(resolve, random.between(1_500, 7_000)));
    await market.killEverything();
    await load;
    const ready = await market.start();
    const asked = crowd.asked.slice(began);
    const unanswered = await askAgain(api, asked);
    process.stderr.write(`kill ${kill}: ${asked.length} requests, ${unanswered} unanswered, ready again in ${ready} ms\n`);
    expect(asked.length).toBeGreaterThan(10);
    expect(await changedAnswer(api, random.some(asked, 60))).toBeNull();
    await inDatabase(async (database) => {
      await settled(databaseUrl(database), 120_000);
      expect(await contradictions(database, crowd.asked, knownBefore)).toEqual({});
    });
    expect(await missing(api, asked)).toEqual([]);
  }, 300_000);

  it('at last has everything that was ever acknowledged', async () => {
    expect(await missing(api, crowd.asked)).toEqual([]);
  }, 300_000);
});

const databaseUrl = ({ host, port, user, password, database }: pg.Client): string => `postgres://${user}:${encodeURIComponent(String(password))}@${host}:${port}/${database}`;
