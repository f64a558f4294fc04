import request from 'supertest';
import { ReckonTakeRatesJob } from './jobs/reckon-take-rates.job.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';

describe('what the market kept of a month', () => {
  let test: SettlementTest;
  let household: string;
  beforeAll(async () => {
    test = await openSettlement();
    household = await test.seller('household');
  }, 600_000);
  afterAll(() => test?.close());

  const reckoned = async () => {
    await test.app.get(ReckonTakeRatesJob, { strict: false }).run();
    return (await request(test.app.getHttpServer()).get('/api/shop/fees/kept').expect(200)).body.items as Record<string, unknown>[];
  };
  async function sell(amount: number): Promise<ReturnType<typeof saleNews>> {
    const sale = saleNews({ sellerId: household, lines: [{ productSet: 'QD26-06', amount }] });
    await test.tell('ordering.order_group_placed', sale.placed);
    await test.tell('payments.money_received', sale.received);
    await test.tell('payments.payment_captured', sale.captured);
    await test.tell('ordering.order_delivered', sale.delivered);
    return sale;
  }

  it('is nothing before a sale, and nothing of a month that is not over', async () => {
    expect(await reckoned()).toEqual([]);
    await sell(330_000);
    expect(await reckoned()).toEqual([]);
  });

  it('is what its ledger says, less what was refunded of it, and follows what becomes known later', async () => {
    const sale = await sell(1_000_000);
    test.clock.set(new Date('2026-12-01T00:00:00+07:00'));
    const november = { month: '2026-11', goods: 1_330_000, commission: 66_500, gatewayFee: 0, taxes: 19_950, takeRate: 5, reckonedAt: '2026-11-30T17:00:00.000Z' };
    expect(await reckoned()).toEqual([november]);
    const refund = sale.refund(1_000_000, 0);
    await test.tell('payments.refund_requested', refund);
    await sell(500_000);
    test.clock.set(new Date('2027-01-15T09:00:00+07:00'));
    const months = await reckoned();
    expect(months.map(({ month }) => month)).toEqual(['2026-12', '2026-11']);
    const kept = months.reduce((sum, { commission }) => sum + (commission as number), 0);
    expect(kept).toBe(await test.ledger.balanceOf('platform:commission'));
    expect(kept).toBe(41_500); // 5 % of 330,000 and 500,000
  });
});
