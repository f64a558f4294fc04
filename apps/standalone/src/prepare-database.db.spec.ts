import pg from 'pg';
import { createTestDatabase } from '../../../test/support/test-database.js';
import type { TestDatabase } from '../../../test/support/test-database.js';
import { prepareDatabase } from './prepare-database.js';

describe('A database that separate doors are to run on', () => {
  let database: TestDatabase;
  beforeAll(async () => { database = await createTestDatabase(); });
  afterAll(() => database.drop());

  it('has the communes that buyers live in, loaded once', async () => {
    expect(await prepareDatabase(database.url)).toEqual({ migrated: 0, areasLoaded: true });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query(`select count(*)::int as communes from areas.areas where level = 'commune' and valid_to is null`);
    await client.end();
    expect(rows).toEqual([{ communes: 3_321 }]);
    expect(await prepareDatabase(database.url)).toEqual({ migrated: 0, areasLoaded: false });
  });
});
