import { newId } from '@cho-phien/kernel';
import { AdvanceCheckpoint, LedgerFacade, sellerAvailable } from '@cho-phien/ledger';
import { APPLICATION_ROLE, SellerScope } from '@cho-phien/platform';
import pg from 'pg';
import { SELLER_KINDS } from '../../libs/settlement/src/domain/rate.js';
import type { Rate } from '../../libs/settlement/src/domain/rate.js';
import { RateRepository } from '../../libs/settlement/src/storage/rate.repository.js';
import { ShowStatement } from '../../libs/settlement/src/usecases/show-statement.js';
import { brokenRules } from '../support/books.js';
import { tries } from '../support/counts.js';
import { openMoneyDoor, openTraders } from '../support/money-door.js';
import { pendingEvents } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { Drawer } from './money/draw.js';
import type { Timed, Trader } from './money/operation.js';
import { PaperMarket } from './money/paper-market.js';
import { StoredMarket } from './money/stored-market.js';

const ON_PAPER = tries(10_000, 1_000_000);
const STORED = tries(450, 100_000);
const BATCH = tries(150, 1_000);
const AUDIT_EVERY = 20_000;
const START = new Date('2026-11-22T02:00:00Z');

/** What the migrations bring, and goods at rates of their own, so that the lines of one order differ. */
const ALIKE: Pick<Rate, 'kind' | 'basisPoints' | 'sellerKind'>[] = [
  { kind: 'commission', basisPoints: 500, sellerKind: null }, { kind: 'gateway_fee', basisPoints: 0, sellerKind: null },
  ...(['household', 'registered_household'] as const).flatMap((sellerKind) => [{ kind: 'tax_vat' as const, basisPoints: 100, sellerKind }, { kind: 'tax_pit' as const, basisPoints: 50, sellerKind }]),
];
const BY_GOODS: (Pick<Rate, 'kind' | 'basisPoints' | 'floor' | 'cap'> & { productSets: string[] })[] = [
  { kind: 'commission', productSets: ['QD26-06'], basisPoints: 1_200, floor: 2_000, cap: null }, { kind: 'commission', productSets: ['QD26-14'], basisPoints: 200, floor: null, cap: 9_000 },
];

const tally = (counts: Map<string, number>): string => JSON.stringify(Object.fromEntries([...counts].sort()));

/**
 * Sales of lines at different rates, captures in parts, too much and twice, deliveries, refunds of lines and in parts, returns, claims, cancellations, refunds sent, payouts,
 * payouts called off and sent back, and new commissions; sellers of every kind and both money routes. 1,000,000 operations go through
 * the rules of payments, ledger and settlement and into books of balances; 100,000 (as far as a database can go in half an hour) also
 * through the use cases, the handlers and every statement, and what the database comes to is compared with the paper.
 */
describe('money, whatever happens to it', () => {
  const rates = (): Rate[] => [...ALIKE.map((rate) => ({ ...rate, cap: rate.kind === 'commission' ? 200_000 : null })), ...BY_GOODS].map((rate) => (
    { productSets: null, sellerKind: null, channel: null, method: null, floor: null, borneBy: 'seller', validFrom: '2025-07-01', validTo: null, legalRef: 'thử', status: 'confirmed', ...rate, id: newId() }));

  it(`is explained to the đồng after ${ON_PAPER.toLocaleString('en')} operations by the rules alone`, () => {
    const traders = Array.from({ length: 24 }, (_, place): Trader => ({ sellerId: newId(), kind: SELLER_KINDS[place % SELLER_KINDS.length]!, direct: place % 3 === 2 }));
    const market = new PaperMarket(traders, rates());
    const drawer = new Drawer(new SeededRandom(seedOf('money on paper')), market, START);
    const counts = new Map<string, number>();
    while (market.done < ON_PAPER) {
      const operation = drawer.next();
      market.apply(operation);
      counts.set(operation.kind, (counts.get(operation.kind) ?? 0) + 1);
      if (market.done % 10_000 === 0) auditPaper(market);
    }
    auditPaper(market);
    process.stderr.write(`money on paper: ${market.book.transactions} transactions, ${tally(counts)}\n`);
  }, tries(300_000, 3_600_000));

  function auditPaper(market: PaperMarket): void {
    const trial = market.book.trial();
    expect([...trial.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
    for (const sellerId of market.traders.keys()) {
      const { months, closing } = market.statementOf(sellerId);
      expect([...months.values()].reduce((sum, net) => sum + net, 0)).toBe(closing);
    }
    const onTheirWay = market.payouts.filter(({ state }) => state === 'sent').reduce((sum, { amount }) => sum + amount, 0);
    expect(trial.get('payout:transit') ?? 0).toBe(onTheirWay);
    expect(trial.get('direct:observed') ?? 0).toBeLessThanOrEqual(0);
  }

  describe(`in the database, after ${STORED.toLocaleString('en')} operations`, () => {
    let test: Awaited<ReturnType<typeof openMoneyDoor>>;
    let owner: pg.Client;
    let paper: PaperMarket;
    let stored: StoredMarket;
    let drawer: Drawer;
    let traders: Trader[];

    beforeAll(async () => {
      test = await openMoneyDoor();
      owner = new pg.Client({ connectionString: test.database.url });
      await owner.connect();
      traders = await openTraders(test, 12);
      for (const { kind, productSets, basisPoints, floor, cap } of BY_GOODS) {
        await owner.query(`insert into settlement.rates (id, kind, product_sets, basis_points, floor_amount, cap_amount, valid_from, status, announced_by, announced_at)
          values (gen_random_uuid(), $1, $2, $3, $4, $5, '2025-07-01', 'confirmed', 'system', '2025-06-10')`, [kind, productSets, basisPoints, floor, cap]);
      }
      const random = new SeededRandom(seedOf('money in the database'));
      paper = new PaperMarket(traders, await test.app.get(RateRepository, { strict: false }).all());
      drawer = new Drawer(random, paper, test.clock.now());
      stored = new StoredMarket(test, test.clock, new SeededRandom(1));
    }, 600_000);
    afterAll(async () => { await owner?.end(); await test?.close(); }, 60_000);

    it('comes to what it comes to on paper, and no rule of the books is broken', async () => {
      const began = Date.now();
      const counts = new Map<string, number>();
      while (paper.done < STORED) {
        const batch: Timed[] = Array.from({ length: Math.min(BATCH, STORED - paper.done) }, () => { const next = drawer.next(); paper.apply(next); return next; });
        for (const { kind } of batch) counts.set(kind, (counts.get(kind) ?? 0) + 1);
        await stored.apply(batch);
        if (paper.done % AUDIT_EVERY === 0) await audit();
      }
      await audit();
      process.stderr.write(`money in the database: ${Math.round(paper.done / ((Date.now() - began) / 1_000))} operations a second, ${tally(counts)}\n`);
    }, tries(300_000, 7_200_000));

    async function audit(): Promise<void> {
      expect(await pendingEvents(test.database.url, ['ledger', 'settlement'])).toEqual([]);
      const balances = new Map((await test.app.get(LedgerFacade, { strict: false }).trialBalance()).map(({ account, balance }) => [account as string, balance]));
      const wrong = [...paper.book.trial()].filter(([account, balance]) => (balances.get(account) ?? 0) !== balance);
      expect(wrong.map(([account, balance]) => ({ account, onPaper: balance, stored: balances.get(account) }))).toEqual([]);
      expect(await brokenRules(owner)).toEqual({});
      await test.app.get(AdvanceCheckpoint, { strict: false }).run();
      expect((await test.app.get(LedgerFacade, { strict: false }).verify()).finding).toBeNull();
    }

    it('reads as opening + entries = closing for every seller and month, to the balance of today', async () => {
      const statements = test.app.get(ShowStatement, { strict: false });
      const { rows } = await owner.query<{ sellerId: string; month: string }>(`select distinct seller_id as "sellerId", to_char(occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month from settlement.entries order by 1, 2`);
      const closings = new Map<string, number>();
      for (const { sellerId, month } of rows) {
        const { opening, lines, closing } = await statements.run(SellerScope.afterMembershipCheck(sellerId, 'owner', 'owner'), month);
        expect(opening).toBe(closings.get(sellerId) ?? 0);
        expect(opening + lines.reduce((sum, { net }) => sum + net, 0)).toBe(closing);
        closings.set(sellerId, closing);
      }
      for (const [sellerId, closing] of closings) expect(await test.app.get(LedgerFacade, { strict: false }).balanceOf(sellerAvailable(sellerId))).toBe(closing);
      expect(closings.size).toBeGreaterThan(traders.length / 2);
    }, tries(120_000, 600_000));

    it.each(['update ledger.postings set amount = amount + 1', 'delete from ledger.transactions', 'update ledger.chain set hash = hash', 'update settlement.entries set net_amount = 0', 'delete from settlement.entries'])(
      'cannot be written anew by the program’s own database user: “%s” is refused', async (statement) => {
        await owner.query(`set role ${APPLICATION_ROLE}`);
        try { await expect(owner.query(statement)).rejects.toMatchObject({ code: '42501' }); } finally { await owner.query('reset role'); }
      });
  });
});
