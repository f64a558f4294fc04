import { DataSource } from 'typeorm';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { standaloneDoor } from '../standalone.door.js';
import { planHistory } from './history-plan.js';
import { seedDemo, seedFacts } from './seed-demo.js';
import { seedDemoHistory } from './seed-history.js';

describe('the demo of twelve weeks', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp(standaloneDoor);
    await seedFacts(test.app, () => undefined);
    await seedDemo(test.app, () => undefined);
  }, 120_000);
  afterAll(async () => test.close());
  const one = async <Row>(sql: string): Promise<Row> => (await test.app.get(DataSource).query<Row[]>(sql))[0]!;

  it('is planned the same each time, with cash giving way', () => {
    const plan = planHistory();
    expect(plan).toEqual(planHistory());
    expect(plan.length).toBeGreaterThanOrEqual(120);
    expect(plan.length).toBeLessThanOrEqual(250);
  });

  it('is written once', async () => {
    const before = await one('select count(*)::int as groups from ordering.order_groups');
    expect(await seedDemoHistory(test.app)).toBe(false);
    expect(await one('select count(*)::int as groups from ordering.order_groups')).toEqual(before);
  });

  it('reaches officers and the ledger by the ordinary handlers, to the đồng', async () => {
    const sold = await one<{ orders: number; total: number }>('select count(*)::int as orders, sum(total_amount)::bigint as total from ordering.orders');
    expect(sold.orders).toBeGreaterThanOrEqual(150);
    expect(await one('select count(*)::int as orders, sum(paid_amount)::bigint as total from insight.orders where delivered_at is not null and paid_at is not null')).toEqual(sold);
    expect(await one('select sum(captured_amount)::bigint as total from payments.payables')).toEqual({ total: sold.total });
    expect(await one('select coalesce(sum(amount), 0)::bigint as sum from ledger.entries')).toEqual({ sum: 0 });
    const cash = await one<{ share: number }>(`select (100 * count(*) filter (where tender = 'cash') / count(*))::int as share from insight.orders`);
    expect(cash.share).toBeGreaterThan(20);
    expect(cash.share).toBeLessThan(60);
  });

  it('credits each order to its seller by the terms of its day', async () => {
    const credited = await one<{ sales: number; items: number; net: number }>(`select count(*)::int as sales, sum(items_amount)::bigint as items, sum(net_amount)::bigint as net from settlement.entries where kind = 'sale'`);
    expect(credited).toMatchObject(await one<object>(`select count(*)::int as sales, sum(items_amount)::bigint as items from ordering.orders where status in ('delivered', 'completed')`));
    expect({ net: credited.net }).toEqual(await one(`select sum(amount)::bigint as net from ledger.entries where account like 'seller:%:available'`));
  });

  it('opens with all goods found and each certificate counted', async () => {
    expect(await one(`select count(*)::int as goods from search.listings where public`)).toEqual(await one(`select count(*)::int as goods from catalog.products where status = 'public'`));
    expect(await one('select count(*)::int as certificates from insight.certificates')).toEqual(await one('select count(*)::int as certificates from catalog.certificates'));
  });
});
