import { createHash } from 'node:crypto';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { newId, newOrderCode } from '@cho-phien/kernel';
import type { Dong, VietnamDay } from '@cho-phien/kernel';
import { LedgerFacade } from '@cho-phien/ledger';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { PaymentsFacade } from '@cho-phien/payments';
import { PaymentsHttpModule } from '@cho-phien/payments/payments.http.module';
import { PaymentsJobsModule } from '@cho-phien/payments/payments.jobs.module';
import { UnitOfWork } from '@cho-phien/platform';
import { SettlementHttpModule } from '@cho-phien/settlement/settlement.http.module';
import { DataSource } from 'typeorm';
import { PlaceBankLine } from '../../libs/payments/src/usecases/place-bank-line.js';
import { TakeBankLine } from '../../libs/payments/src/usecases/take-bank-line.js';
import { ReconcileDay } from '../../libs/settlement/src/usecases/reconcile-day.js';
import type { AccountDay } from '../../libs/settlement/src/usecases/reconcile-day.js';
import { tries } from '../support/counts.js';
import { settled } from '../support/pending-events.js';
import { SeededRandom, seedOf } from '../support/seeded-random.js';
import { openTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';
import { drawLines, MESSY_DAYS } from './bank-lines.js';
import type { MessyLine, Purchase } from './bank-lines.js';

const LINES = tries(300, 10_000);
const AT_ONCE = 8;

describe(`${LINES} messy bank lines`, () => {
  const random = new SeededRandom(seedOf('bank lines'));
  let test: TestApp;
  let lines: MessyLine[];
  const purchases: Purchase[] = [];

  beforeAll(async () => {
    test = await openTestApp({ name: 'payment', http: [IdentityHttpModule, PaymentsHttpModule, SettlementHttpModule], jobs: [PaymentsJobsModule, LedgerJobsModule] });
    for (let number = 0; number < LINES / 3; number++) purchases.push(await open(number % 5 === 4));
    lines = drawLines(random, purchases, test.settings.BANK_ACCOUNT_NUMBER!, LINES);
  }, tries(60_000, 600_000));
  afterAll(() => test?.close());

  const of = <Thing>(type: new (...args: never[]) => Thing): Thing => test.app.get(type, { strict: false });
  const sql = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> => of(DataSource).query(text, parameters);

  /** Some purchases expire or are called off before their money comes. */
  async function open(closed: boolean): Promise<Purchase> {
    const code = newOrderCode();
    const orders = Array.from({ length: random.between(1, 3) }, (_, at) => ({ orderCode: `${code}-${at + 1}`, sellerId: newId(), items: random.between(1_000, 900_000) as Dong, delivery: random.between(0, 60_000) as Dong }));
    const total = orders.reduce((sum, { items, delivery }) => sum + items + delivery, 0);
    await of(UnitOfWork).run((tx) => of(PaymentsFacade).openPayable(tx, {
      groupCode: code, total: total as Dong, splits: orders, codAllowed: true, expiresAt: new Date(Date.now() + 3_600_000), tokenHash: createHash('sha256').update(code).digest('hex'),
    }));
    if (closed) await of(UnitOfWork).run((tx) => of(PaymentsFacade).closePayable(tx, code, random.oneOf(['expired', 'cancelled'] as const)));
    return { code, total, closed };
  }

  async function eachAtOnce<Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<void> {
    let next = 0;
    await Promise.all(Array.from({ length: AT_ONCE }, async () => { while (next < items.length) await act(items[next++]!); }));
  }

  async function bankDays(): Promise<(AccountDay & { day: string })[]> {
    return Promise.all(MESSY_DAYS.map(async (day) => ({ day, ...(await of(ReconcileDay).run(day as VietnamDay)).accounts.find(({ source }) => source === 'bank')! })));
  }

  async function explains(): Promise<void> {
    await settled(test.database.url, tries(120_000, 1_800_000), ['ledger', 'payments']);
    for (const day of await bankDays()) {
      const told = lines.filter(({ counts, line }) => counts && new Date(line.occurredAt.getTime() + 7 * 3_600_000).toISOString().startsWith(day.day));
      expect(day.came).toBe(told.reduce((sum, { line }) => sum + line.amount, 0));
      expect(day.explained + day.open).toBe(day.came);
      expect(day.states.reduce((sum, { amount }) => sum + amount, 0)).toBe(day.came);
      expect(day).toMatchObject({ booked: day.came, difference: 0 });
    }
  }

  it('each end in exactly one state, however many feeds tell of them, in whatever order', async () => {
    const tellings = lines.flatMap(({ line, tellers }) => tellers.map((feed) => ({ feed, line })));
    await eachAtOnce(random.some(tellings, tellings.length), ({ feed, line }) => of(TakeBankLine).run(feed, line, Buffer.from(line.reference)));
    const rows = await sql<{ reference: string; state: string; count: number }>(`select reference, min(state) as state, count(*)::int as count from payments.receipts where state <> 'ignored' group by 1`);
    expect(rows.filter(({ count }) => count !== 1)).toEqual([]);
    expect(rows).toHaveLength(lines.filter(({ counts }) => counts).length);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['matched', 'under', 'over', 'late', 'doubled', 'unmatched']));
  }, tries(180_000, 3_600_000));

  it('are explained day by day, to the đồng, by state and by the ledger', explains, tries(150_000, 1_800_000));

  it('are never placed by a guess: what has no code of ours, or two, waits for a person', async () => {
    const meant = new Map(lines.map(({ line, meant: purchase }) => [line.reference, purchase?.code ?? null]));
    const placed = await sql<{ reference: string; groupCode: string }>('select r.reference, p.group_code as "groupCode" from payments.receipts r join payments.payables p on p.id = r.payable_id');
    expect(placed.filter(({ reference, groupCode }) => meant.get(reference) !== groupCode)).toEqual([]);
  });

  it('leave nothing open once a person has spoken of each, and the days stay explained', async () => {
    const waiting = await sql<{ id: string; reference: string }>(`select id, reference from payments.receipts where state = 'unmatched'`);
    expect(waiting.length).toBeGreaterThan(0);
    const meant = new Map(lines.map(({ line, meant: purchase }) => [line.reference, purchase]));
    await eachAtOnce(waiting, ({ id, reference }) => {
      const purchase = meant.get(reference);
      return purchase ? of(PlaceBankLine).assign('operator', id, purchase.code, 'Người mua báo') : of(PlaceBankLine).dismiss('operator', id, 'Không phải tiền hàng');
    });
    await explains();
    expect((await bankDays()).map(({ open: left }) => left)).toEqual(MESSY_DAYS.map(() => 0));
    expect(await of(LedgerFacade).balanceOf('suspense:unmatched')).toBe(0);
    expect((await of(LedgerFacade).trialBalance()).reduce((sum, { balance }) => sum + balance, 0)).toBe(0);
  }, tries(180_000, 3_600_000));

  it('captured no purchase beyond its total, and kept or sent back every other đồng', async () => {
    const wrong = await sql(`select group_code from payments.payables p where captured_amount not in (0, total_amount) or received_amount <> held_amount + captured_amount + returning_amount
      or received_amount <> (select coalesce(sum(amount), 0) from payments.receipts r where r.payable_id = p.id)
      or returning_amount <> (select coalesce(sum(amount), 0) from payments.refund_tasks t where t.payable_id = p.id and t.splits = '[]')`);
    expect(wrong).toEqual([]);
  });
});
