import { jest } from '@jest/globals';
import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { orderNews } from './testing/news.js';

describe('I5, the cashless rate', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => test.forget());
  afterAll(async () => test.close());

  const order = async (given: Parameters<typeof orderNews>[0], paid = true): Promise<ReturnType<typeof orderNews>> => {
    const news = orderNews(given);
    const tellings = [() => test.tell('ordering.order_delivered', news.delivered), () => test.tell('payments.payment_captured', news.captured)];
    if (!paid) tellings.pop();
    for (const tell of given.total % 2 ? tellings.reverse() : tellings) await tell();
    return news;
  };
  const figure = async (path: string) => {
    const { body } = await test.ask(path).expect(200);
    return { numerator: body.numerator, denominator: body.denominator, unknown: body.unknown, rate: body.rate };
  };

  /** 4 paid in cash at the door (500,000 đ), 3 by QR at the door (450,000 đ), 3 by gateway (750,000 đ). */
  const tenOrders = async (): Promise<void> => {
    for (const total of [100_000, 120_000, 130_001, 149_999]) await order({ total, tender: 'cash' });
    for (const total of [150_000, 150_001, 149_999]) await order({ total, tender: 'qr_at_door' });
    for (const total of [250_000, 250_000, 250_000]) await order({ total, tender: 'gateway' });
  };

  it('of ten orders is 60.0 % by count and 70.6 % by value', async () => {
    await tenOrders();
    expect(await figure('I5a?period=2026-10')).toEqual({ numerator: 6, denominator: 10, unknown: 0, rate: 60 });
    expect(await figure('I5b?period=2026-10')).toEqual({ numerator: 1_200_000, denominator: 1_700_000, unknown: 0, rate: 70.6 });
    expect((await test.ask('I5a?period=2026-10')).body.evidence).toEqual({ A: 3, B: 0, C: 7 });
    expect(await figure('I5a?period=2026-Q4')).toMatchObject({ denominator: 10 });
    expect(await figure('I5a?period=2026-09')).toEqual({ numerator: 0, denominator: 0, unknown: 0, rate: null });
  });

  it('does not count an order twice, nor before it is both delivered and paid', async () => {
    const { delivered, captured } = await order({ total: 90_000 }, false);
    expect(await figure('I5a?period=2026-10')).toEqual({ numerator: 0, denominator: 0, unknown: 1, rate: null });
    expect(await figure('I5b?period=2026-10')).toMatchObject({ denominator: 0, unknown: 90_000 });
    for (let time = 0; time < 3; time++) { await test.tell('payments.payment_captured', captured); await test.tell('ordering.order_delivered', { ...delivered, deliveredAt: '2026-11-02T09:00:00+07:00' }); }
    expect(await figure('I5b?period=2026-10')).toEqual({ numerator: 90_000, denominator: 90_000, unknown: 0, rate: 100 });
    await test.tell('payments.payment_captured', orderNews({ total: 70_000 }).captured);
    expect(await figure('I5a?period=2026')).toMatchObject({ denominator: 1, unknown: 0 });
  });

  it('goes by the day of delivery in Vietnam', async () => {
    await order({ total: 10_000, deliveredAt: '2026-09-30T17:00:00Z' });
    await order({ total: 10_000, deliveredAt: '2026-10-31T16:59:59Z' });
    await order({ total: 10_000, deliveredAt: '2026-10-31T17:00:00Z' });
    expect((await figure('I5a?period=2026-10')).denominator).toBe(2);
    expect((await figure('I5a?period=2026-11')).denominator).toBe(1);
    expect((await figure('I5a')).denominator).toBe(1);
  });

  it('is the sum of its parts, whatever it is taken apart by, and lists its orders', async () => {
    await tenOrders();
    await order({ total: 60_000, commune: '06978', buyerProvince: '22' });
    await order({ total: 60_000, commune: '06922' });
    await order({ total: 80_000 }, false);
    for (const code of ['I5a', 'I5b']) {
      const whole = await figure(`${code}?period=2026-10`);
      for (const by of ['commune', 'tender', 'buyerProvince']) {
        const { body } = await test.ask(`${code}?period=2026-10&by=${by}`).expect(200);
        const sum = (key: string) => body.breakdown.reduce((total: number, row: Record<string, number>) => total + row[key]!, 0);
        expect([by, sum('numerator'), sum('denominator'), sum('unknown')]).toEqual([by, whole.numerator, whole.denominator, whole.unknown]);
      }
    }
    const { body } = await test.ask('I5a/rows?period=2026-10&limit=200').expect(200);
    expect(body.items).toHaveLength(11);
    expect(body.items.reduce((sum: number, { paidAmount }: { paidAmount: number }) => sum + paidAmount, 0)).toBe(1_760_000);
    expect(Object.keys(body.items[0]).sort()).toEqual(['buyerProvinceCode', 'cashless', 'channel', 'communeCode', 'communeName', 'deliveredAt', 'evidence', 'method', 'orderCode', 'paidAmount', 'paidAt', 'part', 'sellerName']);
  });

  it('counts sales at stalls, and says how much of it they are', async () => {
    await order({ total: 100_000 });
    for (const [total, tender] of [[45_000, 'bank_transfer'], [30_000, 'cash']] as const) {
      const { delivered, captured } = orderNews({ total, tender });
      await test.tell('ordering.order_delivered', { ...delivered, buyerProvinceCode: null, productIds: [], channel: 'stall' });
      await test.tell('payments.payment_captured', { ...captured, channel: 'stall' });
    }
    const { body } = await test.ask('I5a?period=2026-10').expect(200);
    expect(body).toMatchObject({ numerator: 2, denominator: 3, byChannel: { shop: { numerator: 1, denominator: 1, unknown: 0, rate: 100 }, stall: { numerator: 1, denominator: 2, unknown: 0, rate: 50 } }, evidence: { A: 2, C: 1 } });
    expect((await test.ask('I5b?period=2026-10')).body.byChannel).toEqual({ shop: { numerator: 100_000, denominator: 100_000, unknown: 0, rate: 100 }, stall: { numerator: 45_000, denominator: 75_000, unknown: 0, rate: 60 } });
    for (const by of ['channel', 'buyerProvince', 'tender']) expect((await test.ask(`I5a?period=2026-10&by=${by}`)).body.breakdown.reduce((sum: number, { denominator }: { denominator: number }) => sum + denominator, 0)).toBe(3);
    expect((await test.ask('I5a/rows?period=2026-10')).body.items.filter(({ channel }: { channel: string }) => channel === 'stall')).toHaveLength(2);
    expect((await test.ask('I1')).body.byChannel).toBeUndefined();
  });

  it('names the shop as it is called last', async () => {
    const sellerId = newId();
    await order({ total: 10_000, sellerId });
    const seller = { sellerId, slug: 'htx', name: 'HTX Mới', kind: 'htx' as const, communeCode: '06838', provinceCode: '22', open: true };
    const [older, newer] = [newId(1_000), newId()];
    await test.tell('sellers.seller_changed', seller, newer);
    await test.tell('sellers.seller_changed', { ...seller, name: 'HTX Cũ' }, older);
    expect((await test.ask('I5a/rows?period=2026-10')).body.items[0].sellerName).toBe('HTX Mới');
  });

  it('takes at most three SQL statements, the overview twelve, besides the note of what was asked', async () => {
    await test.ask('I5a').expect(200);
    const asked = jest.spyOn(test.app.get(DataSource), 'query');
    const reads = (): number => asked.mock.calls.filter(([text]) => !text.includes('platform.officer_requests')).length;
    for (const path of ['I1', 'I5a', 'I5b', 'I1/rows', 'I5a/rows']) {
      asked.mockClear();
      await test.ask(path).expect(200);
      expect(reads()).toBeLessThanOrEqual(3);
    }
    for (let time = 0; time < 2; time++) {
      asked.mockClear();
      await request(test.app.getHttpServer()).get('/api/officer/overview').set('authorization', `Bearer ${PILOT.join(',')}`).expect(200);
    }
    expect(reads()).toBeLessThanOrEqual(12);
    asked.mockRestore();
  });
});
