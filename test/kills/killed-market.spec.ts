import type pg from 'pg';
import { Api } from '../support/api.js';
import { tries } from '../support/counts.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';
import { eventually } from '../support/test-app.js';
import { allCards, goodOf, goodsOfSellers } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import { askAgain, changedAnswer, contradictions, missing } from './audit.js';
import { Crowd } from './crowd.js';
import type { Shop } from './crowd.js';
import type { Asked } from './intents.js';
import { MarketProcess } from './market-process.js';

const PLENTY = 100_000;
const SECOND_OPERATOR = '+84900000007';
/** Requests under way before the blow; a slow machine gets the time that it needs for them. */
const ENOUGH = 25;

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
  }, 1_200_000);
  afterAll(async () => market?.remove(), 30_000);

  async function inDatabase<Result>(work: (database: pg.Client) => Promise<Result>): Promise<Result> {
    const database = await market.connect();
    try { return await work(database); } finally { await database.end(); }
  }

  /** Goods enough for everybody: two of a seller who only counts, some of one who delivers and has an account to be paid out to, and others'. */
  async function openShop(): Promise<Shop> {
    const [first, second, ...operators] = await Promise.all([PHONES.secondSeller, PHONES.seller, PHONES.operator, SECOND_OPERATOR].map((phone) => signIn(api, phone)));
    const [counting, fulfilling] = await Promise.all([first, second].map(async (seller) => (await whoAmI(seller as Api)).sellers[0]?.id ?? ''));
    const goods = [...await goodsOf(counting ?? '', 2), ...await goodsOf(fulfilling ?? '', 3), ...await goodsOfSellers(api, 8, ({ seller, isAlcohol }) => !isAlcohol && seller.id !== counting && seller.id !== fulfilling)];
    await inDatabase((database) => database.query('update inventory.stock set on_hand = $2 where variant_id = any($1)', [goods.map(({ id }) => id), PLENTY]));
    const counted = goods.slice(0, 2).map((good) => ({ good, path: `/api/seller/${counting}/products/${good.product.id}/stock`, token: first?.token ?? '' }));
    return { goods, counted, desk: { sellerId: fulfilling ?? '', sellerToken: second?.token ?? '', operators: [operators[0]?.token ?? '', operators[1]?.token ?? ''] } };
  }

  async function goodsOf(sellerId: string, count: number): Promise<Good[]> {
    const cards = (await allCards(api, '&inStock=1')).filter(({ seller, isAlcohol }) => seller.id === sellerId && !isAlcohol).slice(0, count);
    return (await Promise.all(cards.map((card) => goodOf(api, card)))).filter((good) => good !== null);
  }

  it.each(Array.from({ length: tries(3, 100) }, (_, index) => index + 1))('loses nothing that it acknowledged (kill %i)', async (kill) => {
    const began = crowd.asked.length;
    const load = crowd.run();
    await eventually(async () => crowd.asked.length - began, (count) => count > ENOUGH, 600_000);
    await new Promise((resolve) => setTimeout(resolve, random.between(500, 6_000)));
    await market.killEverything();
    await load;
    const ready = await market.start();
    const asked = crowd.asked.slice(began);
    const unanswered = await askAgain(api, asked);
    process.stderr.write(`kill ${kill}: ${asked.length} requests (${kindsOf(asked)}), ${unanswered} unanswered, ready again in ${ready} ms\n`);
    expect(await changedAnswer(api, random.some(asked, 60))).toBeNull();
    await inDatabase(async (database) => {
      await settled(databaseUrl(database), 600_000);
      expect(await contradictions(database, crowd.asked, knownBefore)).toEqual({});
    });
    expect(await missing(api, asked)).toEqual([]);
  }, 1_200_000);

  it('at last has everything that was ever acknowledged', async () => {
    expect(await missing(api, crowd.asked)).toEqual([]);
  }, 1_200_000);
});

const kindsOf = (asked: readonly Asked[]): string => {
  const kinds = asked.map(({ intent, answer }) => `${intent.kind === 'act' ? intent.about : intent.kind} ${answer?.status ?? '–'}`);
  return [...new Set(kinds)].sort().map((kind) => `${kind} × ${kinds.filter((each) => each === kind).length}`).join(', ');
};

const databaseUrl = ({ host, port, user, password, database }: pg.Client): string => `postgres://${user}:${encodeURIComponent(String(password))}@${host}:${port}/${database}`;
