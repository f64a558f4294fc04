import { newId } from '@cho-phien/kernel';
import { PAYOUT_RETURNS, PAYOUT_TRANSIT, sellerAvailable, sellerDelivery, sellerPayable } from '@cho-phien/ledger';
import { UnitOfWork } from '@cho-phien/platform';
import { giveBankAccount } from '../../../test/support/bank-account.js';
import { SeededRandom, seedOf } from '../../../test/support/seeded-random.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';
import type { ToldSale } from './testing/sale-news.js';
import { ApprovePayouts } from './usecases/approve-payouts.js';
import { CancelPayouts } from './usecases/cancel-payouts.js';
import { ConcludePayout } from './usecases/conclude-payout.js';
import { FilePayouts } from './usecases/file-payouts.js';
import { PreparePayouts } from './usecases/prepare-payouts.js';

const STEPS = process.env.TEST_LONG ? 20_000 : 200;
const HOUR = 3_600_000;

/** What a purse must hold, by a count of its own that knows nothing of postings. */
interface Purse { sellerId: string; earned: number; out: number; back: number }
interface Sold { sale: ToldSale; purse: Purse; items: number; delivery: number; net: number }

describe(`over ${STEPS} random sales, refunds, payouts and payouts that come back`, () => {
  let test: SettlementTest;
  const random = new SeededRandom(seedOf('random money'));
  const purses: Purse[] = [];
  const sold: Sold[] = [];
  const onTheirWay: { batchId: string; payoutId: string; purse: Purse; amount: number; state: 'sent' | 'settled' }[] = [];
  beforeAll(async () => {
    test = await openSettlement();
    for (const kind of ['household', 'htx', 'household', 'company'] as const) {
      const sellerId = await test.seller(kind);
      await giveBankAccount(test.app, sellerId);
      purses.push({ sellerId, earned: 0, out: 0, back: 0 });
    }
  }, 120_000);
  afterAll(() => test?.close());

  const balance = (sellerId: string) => test.ledger.balanceOf(sellerAvailable(sellerId));
  const get = <Type>(type: new (...given: never[]) => Type): Type => test.app.get(type, { strict: false });

  /** Told twice now and then: nothing may count twice. */
  const tell = async (steps: readonly (() => Promise<void>)[]): Promise<void> => {
    for (const step of steps) { await step(); if (random.next() < 0.1) await step(); }
  };

  async function sell(): Promise<void> {
    const purse = random.oneOf(purses);
    const cash = random.next() < 0.15;
    const sale = saleNews({
      sellerId: purse.sellerId, delivery: random.between(0, 40_000), lines: [{ productSet: random.oneOf(['QD26-06', null]), amount: random.between(1, random.oneOf([900, 400_000])) }],
      method: cash ? 'cod' : 'vietqr', tender: cash ? 'cash' : 'bank_transfer', placedAt: test.clock.now().toISOString(), deliveredAt: test.clock.now().toISOString(),
    });
    const before = await balance(purse.sellerId);
    const ids = [newId(), newId(), newId(), newId()];
    await tell([
      () => test.tell('ordering.order_group_placed', sale.placed, ids[0]), () => test.tell('payments.money_received', sale.received, ids[1]),
      () => test.tell('payments.payment_captured', sale.captured, ids[2]), () => test.tell('ordering.order_delivered', sale.delivered, ids[3]),
    ]);
    const net = (await balance(purse.sellerId)) - before;
    purse.earned += net;
    sold.push({ sale, purse, items: sale.captured.splits[0]!.items, delivery: sale.captured.splits[0]!.delivery, net });
  }

  async function refund(): Promise<void> {
    if (sold.length === 0) return;
    const one = random.oneOf(sold);
    const [items, delivery] = random.next() < 0.4 ? [one.items, one.delivery] : [random.between(0, one.items), random.between(0, one.delivery)];
    if (items + delivery === 0) return;
    const others = await Promise.all(purses.filter((purse) => purse !== one.purse).map(({ sellerId }) => balance(sellerId)));
    const before = await balance(one.purse.sellerId);
    const payload = one.sale.refund(items, delivery);
    const eventId = newId();
    await tell([() => test.tell('payments.refund_requested', payload, eventId)]);
    one.purse.earned += (await balance(one.purse.sellerId)) - before;
    one.items -= items;
    one.delivery -= delivery;
    expect(await Promise.all(purses.filter((purse) => purse !== one.purse).map(({ sellerId }) => balance(sellerId)))).toEqual(others); // nobody else pays it
  }

  async function payOut(): Promise<void> {
    const unitOfWork = test.app.get(UnitOfWork);
    const batchId = await unitOfWork.run((tx) => get(PreparePayouts).run(tx, 'operator:a')).catch(() => null);
    if (batchId === null) return;
    const lines = await test.sql<{ id: string; sellerId: string; amount: number }>(`select id, seller_id as "sellerId", amount from settlement.payouts where batch_id = '${batchId}'`);
    await get(ApprovePayouts).run('operator:a', batchId);
    if (random.next() < 0.2) return get(CancelPayouts).run('operator:b', batchId, 'Thử huỷ');
    await get(ApprovePayouts).run('operator:b', batchId);
    await get(FilePayouts).run('operator:a', batchId);
    for (const { id, sellerId, amount } of lines) {
      const purse = purses.find((each) => each.sellerId === sellerId)!;
      purse.out += amount;
      onTheirWay.push({ batchId, payoutId: id, purse, amount, state: 'sent' });
    }
  }

  async function bankAnswers(): Promise<void> {
    const payout = onTheirWay.length > 0 ? random.oneOf(onTheirWay) : null;
    if (!payout) return;
    if (payout.state === 'sent' && random.next() < 0.7) {
      await Promise.all([1, 2].map(() => get(ConcludePayout).confirm('operator:a', payout.batchId, payout.payoutId, `FT${payout.payoutId}`)));
      payout.state = 'settled';
      return;
    }
    await Promise.all([1, 2, 3].map(() => get(ConcludePayout).return('operator:b', payout.batchId, payout.payoutId, 'Ngân hàng trả lại')));
    payout.purse.back += payout.amount;
    onTheirWay.splice(onTheirWay.indexOf(payout), 1);
  }

  it('every book stays even: opening + entries = closing, the ledger sums to 0, and nothing is owed that nobody is owed', async () => {
    for (let step = 0; step < STEPS; step++) {
      test.clock.advance(random.between(0, 30) * HOUR);
      const chance = random.next();
      await (chance < 0.5 ? sell() : chance < 0.75 ? refund() : chance < 0.85 ? payOut() : bankAnswers());
    }
    for (const { sellerId, earned, out, back } of purses) {
      expect(await balance(sellerId)).toBe(earned - out + back);
      const months = await test.sql<{ month: string; sum: number }>(`select to_char(occurred_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, sum(net_amount)::bigint as sum from settlement.entries where seller_id = '${sellerId}' group by 1`);
      expect(months.reduce((sum, { sum: net }) => sum + net, 0)).toBe(earned - out + back);
    }
    const trial = new Map((await test.ledger.trialBalance()).map(({ account, balance: amount }) => [account, amount]));
    expect([...trial.values()].reduce((sum, amount) => sum + amount, 0)).toBe(0);
    expect(await test.sql('select transaction_id from ledger.entries group by 1 having sum(amount) <> 0')).toEqual([]);
    const inTransit = onTheirWay.filter(({ state }) => state === 'sent').reduce((sum, { amount }) => sum + amount, 0);
    expect(trial.get(PAYOUT_TRANSIT) ?? 0).toBe(inTransit);
    const [income] = await test.sql<Record<string, number>>(`select coalesce(sum(case kind when 'sale' then commission_amount else -commission_amount end), 0)::bigint as commission,
      coalesce(sum(case kind when 'sale' then tax_vat_amount else -tax_vat_amount end), 0)::bigint as vat, coalesce(sum(case kind when 'sale' then tax_pit_amount else -tax_pit_amount end), 0)::bigint as pit from settlement.entries`);
    expect([trial.get('platform:commission') ?? 0, trial.get('tax:vat') ?? 0, trial.get('tax:pit') ?? 0]).toEqual([income!.commission, income!.vat, income!.pit]);
    for (const { sellerId } of purses) expect([trial.get(sellerPayable(sellerId)) ?? 0, trial.get(sellerDelivery(sellerId)) ?? 0]).toEqual([0, 0]);
    expect(trial.get(PAYOUT_RETURNS) ?? 0).toBeLessThanOrEqual(0);
    expect((await test.ledger.verify()).finding).toBeNull();
  }, 1_800_000);
});
