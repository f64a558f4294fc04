import pg from 'pg';
import { createTestDatabase } from '../../../test/support/test-database.js';
import type { TestDatabase } from '../../../test/support/test-database.js';
import { addDays } from './clock.js';
import { offSale, onSale } from './sale-calendar.js';

interface Calendar { months?: number[]; window?: [string, string]; holiday?: [string, string] }

describe('the days on which goods are sold', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client(database.url);
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await database?.drop();
  });

  async function notOnSale({ months, window = ['', ''], holiday = ['', ''] }: Calendar, days: string[]): Promise<(string | null)[]> {
    const { rows } = await client.query<{ why: string | null; sold: boolean }>(
      `select ${offSale('d.day')} as why, ${onSale('d.day')} as sold
       from unnest($1::date[]) with ordinality d (day, place),
         (select $2::int[] as season_months, nullif($3, '')::date as window_from, nullif($4, '')::date as window_until, nullif($5, '')::date as holiday_from, nullif($6, '')::date as holiday_until) p
       order by d.place`, [days, months ?? null, ...window, ...holiday]);
    for (const { why, sold } of rows) expect(sold).toBe(why === null);
    return rows.map(({ why }) => why);
  }

  it('are all days without a season, a window or a holiday', async () => {
    const year = Array.from({ length: 40 }, (_, index) => addDays('2026-01-01', index * 9));
    expect(await notOnSale({}, year)).toEqual(year.map(() => null));
  });

  it('are those of the months of every year', async () => {
    expect(await notOnSale({ months: [1, 11, 12] }, ['2026-10-31', '2026-11-01', '2027-01-31', '2027-02-01', '2030-12-24']))
      .toEqual(['out_of_season', null, null, 'out_of_season', null]);
  });

  it('are those of a window, its first and last day included, without the holiday of the shop', async () => {
    expect(await notOnSale({ window: ['2026-06-01', '2026-07-15'], holiday: ['2026-07-10', '2026-07-12'] },
      ['2026-05-31', '2026-06-01', '2026-07-09', '2026-07-10', '2026-07-12', '2026-07-13', '2026-07-15', '2026-07-16']))
      .toEqual(['out_of_season', null, null, 'on_holiday', 'on_holiday', null, null, 'out_of_season']);
  });
});
