import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@cho-phien/platform';
import pg from 'pg';
import { migrations } from '../../apps/standalone/src/migrations.js';

export interface TestDatabase { url: string; drop(): Promise<void> }

const server = (): URL => {
  if (!process.env.TEST_DATABASE_URL) throw new Error('TEST_DATABASE_URL is not set; run the tests through npm test or npm run test:unit.');
  return new URL(process.env.TEST_DATABASE_URL);
};

const at = (name: string): string => { const url = server(); url.pathname = `/${name}`; return url.href; };

async function onServer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: at('postgres') });
  await client.connect();
  try { return await work(client); } finally { await client.end(); }
}

/** What every test database of a kind starts from: made once per state of the files it depends on, then copied. */
export interface Template {
  name: string;
  /** Directories, and which of their files count. */
  madeFrom: readonly { directory: string; counts: (file: string) => boolean }[];
  fill(databaseUrl: string): Promise<void>;
}

const migrated: Template = {
  name: 'cho_phien',
  madeFrom: [{ directory: 'libs', counts: (file) => file.includes('migrations') }],
  fill: async (databaseUrl) => { await migrate(databaseUrl, migrations); },
};

async function made(client: pg.Client, { name: kind, madeFrom, fill }: Template): Promise<string> {
  const name = `${kind}_${fingerprint(madeFrom)}`;
  await client.query('select pg_advisory_lock(hashtext($1))', [kind]);
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rows.length === 0) {
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new`);
    await fill(at(`${name}_new`));
    await client.query(`alter database ${name}_new rename to ${name}`);
  }
  return name;
}

function fingerprint(madeFrom: Template['madeFrom']): string {
  const hash = createHash('sha256');
  for (const { directory, counts } of madeFrom) {
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && counts(file)).sort();
    for (const file of files) hash.update(readFileSync(join(directory, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** A fresh migrated database of this test's own. Drop it when done. */
export async function createTestDatabase(template: Template = migrated): Promise<TestDatabase> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(async (client) => { await client.query(`create database ${name} template ${await made(client, template)}`); });
  return { url: at(name), drop: () => onServer(async (client) => { await client.query(`drop database if exists ${name} with (force)`); }) };
}
