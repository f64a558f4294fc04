import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { newId } from '@cho-phien/kernel';
import { SellerScope, UnitOfWork } from '@cho-phien/platform';
import { openTestApp } from '../../../test/support/test-app.js';
import type { TestApp } from '../../../test/support/test-app.js';
import { InventoryFacade } from './inventory.facade.js';
import { InventoryModule } from './inventory.module.js';
import { CountStock } from './usecases/count-stock.js';

describe('stock', () => {
  let test: TestApp;
  let inventory: InventoryFacade;
  let unit: UnitOfWork;
  const sellerId = newId();
  const scope = SellerScope.afterMembershipCheck(sellerId, newId(), 'owner');

  beforeAll(async () => {
    test = await openTestApp({ name: 'stock', http: [InventoryModule], jobs: [] }, { ROLE: 'api' });
    inventory = test.app.get(InventoryFacade);
    unit = test.app.get(UnitOfWork);
  });
  afterAll(async () => test.close());

  const query = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> => test.app.get(DataSource).query(sql, parameters);
  const shelf = async (...counts: number[]): Promise<string[]> => {
    const variants = counts.map(() => newId());
    await unit.run((tx) => inventory.registerAll(tx, variants.map((variantId, index) => ({ variantId, productId: sellerId, sellerId, onHand: counts[index]! }))));
    return variants;
  };
  const rowOf = async (variantId: string) => (await query<{ onHand: number; reserved: number }>('select on_hand as "onHand", reserved from inventory.stock where variant_id = $1', [variantId]))[0]!;
  const reserve = (group: string, ...lines: [string, number][]): Promise<void> =>
    unit.run((tx) => inventory.reserve(tx, group, lines.map(([variantId, quantity]) => ({ variantId, quantity }))));

  it('of 20 units is sold exactly 20 times to 200 parallel buyers', async () => {
    const [variant] = await shelf(20);
    const results = await Promise.allSettled(Array.from({ length: 200 }, (_, index) => reserve(`race-${index}`, [variant!, 1])));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(await rowOf(variant!)).toEqual({ onHand: 20, reserved: 20 });
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'inventory.insufficient_stock' });
  }, 60_000);

  it('does not deadlock when baskets name the same goods in opposite orders', async () => {
    const [first, second] = await shelf(500, 500) as [string, string];
    await Promise.all(Array.from({ length: 60 }, (_, index) => reserve(`cross-${index}`, ...(index % 2 ? [[first, 1], [second, 1]] : [[second, 1], [first, 1]]) as [string, number][])));
    expect([await rowOf(first), await rowOf(second)]).toEqual([{ onHand: 500, reserved: 60 }, { onHand: 500, reserved: 60 }]);
  }, 60_000);

  it('is reserved for a basket wholly or not at all, and says what is short', async () => {
    const [plenty, scarce] = await shelf(10, 1) as [string, string];
    await expect(reserve('all-or-none', [plenty, 2], [scarce, 2])).rejects.toMatchObject({
      code: 'inventory.insufficient_stock', errors: [{ path: `lines.${scarce}`, variantId: scarce, requested: 2, available: 1 }],
    });
    await expect(reserve('unknown', [newId(), 1])).rejects.toMatchObject({ errors: [{ available: 0 }] });
    expect(await rowOf(plenty)).toEqual({ onHand: 10, reserved: 0 });
  });

  it('moves once for each order, however often it is asked', async () => {
    const [variant] = await shelf(10) as [string];
    const lines = [{ variantId: variant, quantity: 3 }];
    for (let time = 0; time < 2; time++) await reserve('repeat', [variant, 3]);
    expect(await rowOf(variant)).toEqual({ onHand: 10, reserved: 3 });
    for (let time = 0; time < 2; time++) await unit.run((tx) => inventory.handOver(tx, 'repeat', lines));
    expect(await rowOf(variant)).toEqual({ onHand: 7, reserved: 0 });
    await unit.run((tx) => inventory.release(tx, 'repeat'));
    expect(await rowOf(variant)).toEqual({ onHand: 7, reserved: 0 });
    for (let time = 0; time < 2; time++) await unit.run((tx) => inventory.returnToStock(tx, 'repeat', lines));
    expect(await rowOf(variant)).toEqual({ onHand: 10, reserved: 0 });
    await expect(unit.run((tx) => inventory.handOver(tx, 'nobody', lines))).rejects.toMatchObject({ code: 'inventory.not_reserved' });
  });

  it('can be held again after it was let go', async () => {
    const [variant] = await shelf(2) as [string];
    await reserve('late', [variant, 2]);
    await unit.run((tx) => inventory.release(tx, 'late'));
    await reserve('late', [variant, 2]);
    expect(await rowOf(variant)).toEqual({ onHand: 2, reserved: 2 });
  });

  it('is counted anew only by its seller and never below what is held', async () => {
    const [variant] = await shelf(5) as [string];
    await reserve('held', [variant, 4]);
    const count = (onHand: number, by = scope) => test.app.get(CountStock).run(by, sellerId, variant, onHand);
    await expect(count(3)).rejects.toMatchObject({ code: 'inventory.below_reserved', params: { reserved: 4 } });
    expect(await count(4)).toEqual({ variantId: variant, onHand: 4, reserved: 4, available: 0 });
    await expect(count(9, SellerScope.afterMembershipCheck(newId(), newId(), 'owner'))).rejects.toMatchObject({ code: 'inventory.stock_not_found' });
  });

  it('keeps its books under any sequence of moves: what is reserved is what is held', async () => {
    const move = fc.record({ kind: fc.constantFrom('reserve', 'release', 'handOver', 'returnToStock', 'count'), group: fc.integer({ min: 1, max: 4 }), variant: fc.integer({ min: 0, max: 2 }), quantity: fc.integer({ min: 1, max: 6 }) });
    await fc.assert(fc.asyncProperty(fc.array(move, { minLength: 5, maxLength: 25 }), fc.uuid(), async (moves, run) => {
      const variants = await shelf(8, 5, 0);
      for (const { kind, group, variant, quantity } of moves) {
        const lines = [{ variantId: variants[variant]!, quantity }];
        const code = `${run}-${group}`;
        await unit.run(async (tx) => {
          if (kind === 'release') return inventory.release(tx, code);
          return kind === 'count' ? undefined : inventory[kind as 'reserve' | 'handOver' | 'returnToStock'](tx, code, lines);
        }).catch((error: { code?: string }) => expect(error.code).toMatch(/^inventory\./));
        if (kind === 'count') await test.app.get(CountStock).run(scope, sellerId, variants[variant]!, quantity).catch((error: { code?: string }) => expect(error.code).toBe('inventory.below_reserved'));
      }
      const rows = await query<{ onHand: number; reserved: number; held: number }>(`
        select s.on_hand as "onHand", s.reserved, coalesce(sum(r.quantity) filter (where r.state = 'held'), 0) as held
        from inventory.stock s left join inventory.reservations r using (variant_id) where s.variant_id = any($1) group by s.variant_id`, [variants]);
      for (const row of rows) {
        expect(row.reserved).toBe(row.held);
        expect(row.onHand).toBeGreaterThanOrEqual(row.reserved);
      }
    }), { numRuns: 25 });
  }, 120_000);

  it('publishes what can be bought, newer versions with higher numbers', async () => {
    const [variant] = await shelf(5) as [string];
    await reserve('news', [variant, 2]);
    await unit.run((tx) => inventory.release(tx, 'news'));
    const told = await query<{ available: number; version: number }>(
      `select (payload->>'available')::int as available, (payload->>'version')::int as version from platform.outbox where type = 'inventory.stock_changed' and payload->>'variantId' = $1 order by id`, [variant]);
    expect(told).toEqual([{ available: 5, version: 1 }, { available: 3, version: 2 }, { available: 5, version: 3 }]);
  });
});
