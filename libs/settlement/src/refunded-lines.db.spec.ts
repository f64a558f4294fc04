import { jest } from '@jest/globals';
import { newId } from '@cho-phien/kernel';
import { sellerAvailable, sellerDelivery, sellerPayable } from '@cho-phien/ledger';
import { UnitOfWork } from '@cho-phien/platform';
import { giveBankAccount } from '../../../test/support/bank-account.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';
import type { SaleWish, ToldSale } from './testing/sale-news.js';
import { PreparePayouts } from './usecases/prepare-payouts.js';

/** Sold at 5 %, at 12 % but at least 2,000 đ, and at 2 % up to 9,000 đ. */
const LINES = [{ productSet: 'QD26-01', amount: 100_000 }, { productSet: 'QD26-06', amount: 200_000 }, { productSet: 'QD26-14', amount: 600_000 }];
const COMMISSION = [5_000, 24_000, 9_000] as const;
const DELIVERY = 20_000;

describe('lines of an order at different rates, when some of them go back', () => {
  let test: SettlementTest;
  let sellerId: string;
  beforeAll(async () => {
    test = await openSettlement();
    sellerId = await test.seller('household');
    await test.sql(`insert into settlement.rates (id, kind, product_sets, basis_points, floor_amount, cap_amount, valid_from, status, announced_by, announced_at) values
      (gen_random_uuid(), 'commission', '{QD26-06}', 1200, 2000, null, '2025-07-01', 'confirmed', 'system', '2025-06-10'),
      (gen_random_uuid(), 'commission', '{QD26-14}', 200, null, 9000, '2025-07-01', 'confirmed', 'system', '2025-06-10')`);
  }, 600_000);
  afterAll(() => test?.close());

  const accounts = () => [sellerAvailable(sellerId), 'platform:commission', 'tax:vat', 'tax:pit', sellerPayable(sellerId), sellerDelivery(sellerId)] as const;
  const balances = (): Promise<number[]> => Promise.all(accounts().map((account) => test.ledger.balanceOf(account)));
  const since = async (before: readonly number[]): Promise<number[]> => (await balances()).map((balance, at) => balance - before[at]!);
  const sell = (wish: Partial<SaleWish> = {}): Promise<ToldSale> => {
    return happen(saleNews({ sellerId, lines: LINES, delivery: DELIVERY, ...wish }));
  };
  async function happen(sale: ToldSale): Promise<ToldSale> {
    await test.tell('ordering.order_group_placed', sale.placed);
    await test.tell('payments.money_received', sale.received);
    await test.tell('payments.payment_captured', sale.captured);
    await test.tell('ordering.order_delivered', sale.delivered);
    return sale;
  }
  const giveBack = (sale: ToldSale, ...refund: Parameters<ToldSale['refund']>): Promise<void> => test.tell('payments.refund_requested', sale.refund(...refund));

  it('give back their own fee and taxes: one of three lines, not its share of the order’s', async () => {
    const sale = await sell();
    const sold = await balances();
    await giveBack(sale, 200_000, 0, [[1, 200_000]]);
    expect(await since(sold)).toEqual([-(200_000 - 24_000 - 3_000), -24_000, -2_000, -1_000, 0, 0]);
  });

  it('give it back in parts as in one, the last đồng with the last part', async () => {
    const sale = await sell();
    const sold = await balances();
    for (const amount of [66_667, 66_666, 66_667]) await giveBack(sale, amount, 0, [[1, amount]]);
    expect(await since(sold)).toEqual([-173_000, -24_000, -2_000, -1_000, 0, 0]);
    await giveBack(sale, 700_000, DELIVERY, [[2, 600_000], [0, 100_000]]);
    const whole = COMMISSION.reduce<number>((sum, fee) => sum + fee, 0);
    expect(await since(sold)).toEqual([-(900_000 - whole - 9_000 - 4_500 + DELIVERY), -whole, -9_000, -4_500, 0, 0]);
  });

  it('bring every party to 0 đ, whole or line by line in any order, with news of before lines among them', async () => {
    const before = await balances();
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 2, 0]]) {
      const sale = await sell();
      for (const [step, line] of order.entries()) await giveBack(sale, LINES[line]!.amount, step === 2 ? DELIVERY : 0, step === 1 && line === 1 ? undefined : [[line, LINES[line]!.amount]]);
    }
    await giveBack(await sell(), 900_000, DELIVERY, [[0, 100_000], [1, 200_000], [2, 600_000]]);
    await giveBack(await sell(), 900_000, DELIVERY);
    expect((await since(before)).slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  });

  it('bring every party to 0 đ when those who take them back have clocks that go apart', async () => {
    const before = await balances();
    const sale = await sell();
    let late = Date.now();
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => (late -= 1));
    await giveBack(sale, 33_333, 0);
    await giveBack(sale, 100_000, 0, [[1, 100_000]]);
    await giveBack(sale, 766_667, DELIVERY, [[0, 100_000], [1, 100_000], [2, 600_000]]);
    clock.mockRestore();
    expect(await since(before)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('go by the order’s shares where nobody said which lines they were, as they did before', async () => {
    const sale = await sell();
    const sold = await balances();
    await giveBack(sale, 200_000, 0);
    expect(await since(sold)).toEqual([-(200_000 - 8_444 - 3_000), -8_444, -2_000, -1_000, 0, 0]);
  });

  it('are taken back from a balance that was paid out, and only from their own seller’s', async () => {
    const [paid, other] = [await test.seller('household'), await test.seller('household')];
    await giveBankAccount(test.app, paid);
    const [sale] = [await sell({ sellerId: paid }), await sell({ sellerId: other })];
    await test.app.get(UnitOfWork).run((tx) => test.app.get(PreparePayouts, { strict: false }).run(tx, 'operator:a'));
    expect(await test.ledger.balanceOf(sellerAvailable(paid))).toBe(0);
    const others = await test.ledger.balanceOf(sellerAvailable(other));
    await giveBack(sale, 600_000, 0, [[2, 600_000]]);
    expect(await test.ledger.balanceOf(sellerAvailable(paid))).toBe(-(600_000 - 9_000 - 9_000));
    expect(await test.ledger.balanceOf(sellerAvailable(other))).toBe(others);
  });

  it('give back the fee alone where the seller was paid himself and has sent the money back himself', async () => {
    await test.sql(`update sellers.sellers set money_route = 'direct' where id = $1`, [sellerId]);
    const told = saleNews({ sellerId, lines: LINES, delivery: DELIVERY });
    const sale = await happen({ ...told, received: { ...told.received, source: 'direct' }, captured: { ...told.captured, holder: 'seller' } });
    const sold = await balances();
    const { refundId, groupCode, orderCode, amount, reason, splits } = sale.refund(200_000, 0, [[1, 200_000]]);
    await test.tell('payments.refund_requested', { refundId, groupCode, orderCode, amount, reason, splits: splits!, route: 'direct' });
    expect(await since(sold)).toEqual([0, 0, 0, 0, 0, 0]);
    await test.tell('payments.refund_completed', { refundId, groupCode, orderCode, amount, reason, method: 'direct', reference: 'FT1', at: '2026-11-23T09:00:00+07:00', splits: splits! }, newId());
    expect(await since(sold)).toEqual([24_000, -24_000, 0, 0, 0, 0]);
    await test.sql(`update sellers.sellers set money_route = 'collected' where id = $1`, [sellerId]);
  });

  it('leave a seller nothing lost on a line whose least fee was above its price', async () => {
    const before = await balances();
    const sale = await sell({ lines: [{ productSet: 'QD26-06', amount: 500 }, { productSet: 'QD26-01', amount: 100_000 }], delivery: 0 });
    const sold = await since(before);
    await giveBack(sale, 500, 0, [[0, 500]]);
    await giveBack(sale, 100_000, 0, [[1, 100_000]]);
    expect(sold[1]).toBe(7_000);
    expect(await since(before)).toEqual([0, 0, 0, 0, 0, 0]);
    const [entry] = await test.sql<{ net: number }>(`select net_amount as net from settlement.entries where order_code = $1 and kind = 'reversal' order by id limit 1`, [sale.orderCode]);
    expect(entry!.net).toBeGreaterThan(0);
  });
});
