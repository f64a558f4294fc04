import { createTestDatabase } from '../../../test/support/test-database.js';
import type { TestDatabase } from '../../../test/support/test-database.js';
import { FixedClock } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import { quoteParcel } from './domain/delivery-quote.js';
import type { DeliveryZone } from './domain/delivery-quote.js';
import { TermsRepository } from './storage/terms.repository.js';

const ZONES: readonly DeliveryZone[] = ['same_commune', 'same_province', 'region', 'national'];

describe('the table of delivery rates', () => {
  let database: TestDatabase;
  let source: DataSource;
  beforeAll(async () => {
    database = await createTestDatabase();
    source = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  }, 60_000);
  afterAll(async () => { await source?.destroy(); await database?.drop(); });
  const termsAt = (instant: string) => new TermsRepository(source, new FixedClock(new Date(instant))).today();

  it('offers pick-up and home delivery for any weight to any place, one fee each, never cheaper for more', async () => {
    const { rates } = await termsAt('2026-11-22T02:00:00Z');
    for (const zone of ZONES) {
      let last = 0;
      for (const weightGrams of [0, 1, 999, 1_000, 1_001, 3_000, 3_001, 5_000, 5_001, 20_000, 100_000]) {
        const options = quoteParcel(rates, { weightGrams, zone });
        expect(options.map(({ code }) => code)).toEqual(expect.arrayContaining(['standard', 'pickup']));
        const standard = options.find(({ code }) => code === 'standard')!.fee;
        expect(standard).toBeGreaterThanOrEqual(last);
        last = standard;
      }
    }
  });

  it('never charges less for a longer way', async () => {
    const { rates } = await termsAt('2026-11-22T02:00:00Z');
    for (const weightGrams of [500, 2_500, 4_000, 12_000]) {
      const fees = ZONES.map((zone) => quoteParcel(rates, { weightGrams, zone }).find(({ code }) => code === 'standard')!.fee);
      expect(fees).toEqual([...fees].sort((one, other) => one - other));
    }
  });

  it('applies a row from its first day to its last', async () => {
    await source.query(`update ordering.delivery_rates set valid_to = '2026-12-31' where code = 'express'`);
    const codes = async (instant: string): Promise<string[]> => quoteParcel((await termsAt(instant)).rates, { weightGrams: 500, zone: 'region' }).map(({ code }) => code);
    expect(await codes('2026-12-31T16:59:59Z')).toContain('express');
    expect(await codes('2026-12-31T17:00:00Z')).not.toContain('express');
  });

  it('knows the region of all 34 provinces', async () => {
    expect(await source.query(`select count(distinct province_code)::int as provinces from ordering.delivery_regions`)).toEqual([{ provinces: 34 }]);
  });
});
