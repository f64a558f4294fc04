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

/** A template database with every migration applied, made once per state of the migrations. */
async function migratedTemplate(client: pg.Client): Promise<string> {
  const name = `cho_phien_${fingerprint()}`;
  await client.query('select pg_advisory_lock(4711)');
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rows.length === 0) {
    await client.query(`drop database if exists ${name}_new with (force)`);
    await client.query(`create database ${name}_new`);
    await migrate(at(`${name}_new`), migrations);
    await client.query(`alter database ${name}_new rename to ${name}`);
  }
  return name;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('migrations') && file.endsWith('.ts')).sort();
  for (const file of files) hash.update(readFileSync(join('libs', file)));
  return hash.digest('hex').slice(0, 12);
}

/** A fresh migrated database of this test's own. Drop it when done. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await onServer(async (client) => { await client.query(`create database ${name} template ${await migratedTemplate(client)}`); });
  return { url: at(name), drop: () => onServer(async (client) => { await client.query(`drop database if exists ${name} with (force)`); }) };
}
