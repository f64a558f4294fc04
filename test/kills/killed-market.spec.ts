import type pg from 'pg';
import { Api } from '../support/api.js';
import { tries } from '../support/counts.js';
import { freePort } from '../support/free-port.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { PHONES, signIn, whoAmI } from '../support/signing-in.js';
import { eventually } from '../support/test-app.js';
import { allCards, goodOf, goodsOfSellers } from '../support/shopping.js';
import type { Good } from '../support/shopping.js';
import { askAgain, changedAnswer, contradictions, missing } from './audit.js';
import { Crowd } from './crowd.js';
import type { Shop } from './crowd.js';
import { beforeTheCrowd, contradicted, doubts, hurry, lostNotices, unequal } from './gateway-audit.js';
import type { Before } from './gateway-audit.js';
import type { Asked } from './intents.js';
import { MarketProcess } from './market-process.js';
import { OutsideGateways } from './outside-gateways.js';
import type { Booked } from './outside-gateways.js';
import type { GatewayPayment } from './payers.js';

const PLENTY = 100_000;
const SECOND_OPERATOR = '+84900000007';
/** Requests under way before the blow; a slow machine gets the time that it needs for them. */
const ENOUGH = 25;

describe('a market killed under load', () => {
  const random = new SeededRandom(seedOf('kills'));
  let market: MarketProcess;
  let gateways: OutsideGateways;
  let api: Api;
  let shop: Shop;
  let crowd: Crowd;
  let knownBefore: number;
  let before: Before;

  beforeAll(async () => {
    const port = await freePort();
    gateways = await OutsideGateways.open(`http://127.0.0.1:${port}`, random);
    market = new MarketProcess(port, gateways.settings);
    await market.start();
    api = new Api(market.url);
    shop = await openShop();
    crowd = new Crowd(api, shop, random, gateways);
    knownBefore = await inDatabase(async (database) => Number((await database.query('select count(*) from ordering.order_groups')).rows[0].count));
    before = await inDatabase(beforeTheCrowd);
  }, 1_200_000);
  afterAll(async () => { await market?.remove(); await gateways?.close(); }, 60_000);

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
    const paidBegan = crowd.paidAtGateways.length;
    await hurryGateways();
    const load = crowd.run();
    await eventually(async () => crowd.asked.length - began, (count) => count > ENOUGH, 600_000);
    await pause(random.between(500, 6_000));
    const refunding = kill % 2 === 0 && await gateways.duringRefund(6_000);
    await market.killEverything();
    await load;
    const ready = await market.start();
    const books = await gateways.books();
    expect(await inDatabase((database) => lostNotices(database, books))).toEqual([]);
    const asked = crowd.asked.slice(began);
    const unanswered = await askAgain(api, asked);
    process.stderr.write(`kill ${kill}: ${asked.length} requests (${kindsOf(asked)}), ${unanswered} unanswered, ${paymentsOf(books, crowd.paidAtGateways.slice(paidBegan))}${refunding ? ', killed during a refund' : ''}, ready again in ${ready} ms\n`);
    expect(await changedAnswer(api, random.some(asked, 60))).toBeNull();
    expect(await stillWrong(async (database) => ({ ...await contradictions(database, crowd.asked, knownBefore), ...await contradicted(database, await gateways.books(), before) }))).toEqual({});
    expect(await missing(api, asked, paidFor(books))).toEqual([]);
  }, 1_200_000);

  it('at last has everything that was ever acknowledged', async () => {
    expect(await missing(api, crowd.asked, [])).toEqual([]);
  }, 1_200_000);

  it('at last has each payment and refund of the gateways’ own books once, to the đồng', async () => {
    await hurryGateways();
    const audit = async (database: pg.Client) => {
      await clearDoubts(database);
      const books = await gateways.books();
      return { ...await unequal(database, books, before), ...await contradicted(database, books, before) };
    };
    expect(await stillWrong(audit)).toEqual({});
    expect(await missing(api, crowd.asked, crowd.paidAtGateways.filter(({ calledOff }) => !calledOff).map(({ group }) => group.code))).toEqual([]);
    process.stderr.write(`gateways: ${paymentsOf(await gateways.books(), crowd.paidAtGateways)}\n`);
  }, 1_200_000);

  /** What is wrong and stays so, once all events were heard: money goes on coming and going by itself. */
  async function stillWrong(look: (database: pg.Client) => Promise<Record<string, unknown>>): Promise<Record<string, unknown>> {
    const end = Date.now() + 120_000;
    return inDatabase(async (database) => {
      for (;;) {
        await settled(databaseUrl(database), 600_000);
        const wrong = await look(database);
        if (Object.keys(wrong).length === 0 || Date.now() > end) return wrong;
        await pause(1_000);
      }
    });
  }

  const hurryGateways = (): Promise<void> => inDatabase(async (database) => hurry(database, await gateways.books()));

  /** Codes of purchases whose payment the market acknowledged to a gateway. */
  function paidFor(books: readonly Booked[]): string[] {
    const acknowledged = new Set(books.filter((booked) => booked.acknowledged).map(({ reference }) => reference));
    return crowd.paidAtGateways.filter(({ reference, calledOff }) => !calledOff && acknowledged.has(reference)).map(({ group }) => group.code);
  }

  /** People look into the gateways' books for refunds of which nobody knows, and say what they saw; what was not sent they transfer. */
  async function clearDoubts(database: pg.Client): Promise<void> {
    const [first, second] = shop.desk.operators;
    for (const { task, name, sent } of await doubts(database, await gateways.books())) {
      const path = `/api/operator/refund-tasks/${task}/transfers`;
      const { transfer } = await api.post<{ transfer: { id: string } }>(path, { reference: name, note: 'xem sổ của cổng', sentBy: sent ? 'gateway' : 'transfer' }, { token: first });
      await api.post(`${path}/${transfer.id}/confirmations`, {}, { token: second });
      process.stderr.write(`a refund in doubt: ${sent ? 'the gateway had sent it' : 'sent by hand'}\n`);
    }
  }
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

function paymentsOf(books: readonly Booked[], payments: readonly GatewayPayment[]): string {
  const made = new Set(payments.map(({ reference }) => reference));
  const paid = books.filter((booked) => booked.paid && made.has(booked.reference));
  const refunds = paid.flatMap(({ amount, refunds: sent }) => sent.map((refund) => (refund.amount === amount ? 'full' : 'part')));
  return `${paid.length} paid at gateways (${paid.filter(({ gateway }) => gateway === 'vnpay').length} VNPay; ${paid.filter(({ acknowledged }) => acknowledged).length} acknowledged), refunds there ${refunds.filter((kind) => kind === 'full').length} full, ${refunds.filter((kind) => kind === 'part').length} in part`;
}

const kindsOf = (asked: readonly Asked[]): string => {
  const kinds = asked.map(({ intent, answer }) => `${intent.kind === 'act' ? intent.about : intent.kind} ${answer?.status ?? '–'}`);
  return [...new Set(kinds)].sort().map((kind) => `${kind} × ${kinds.filter((each) => each === kind).length}`).join(', ');
};

const databaseUrl = ({ host, port, user, password, database }: pg.Client): string => `postgres://${user}:${encodeURIComponent(String(password))}@${host}:${port}/${database}`;
