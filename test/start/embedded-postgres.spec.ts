import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../apps/standalone/src/embedded-postgres.js';
import { postgresProcesses } from '../../apps/standalone/src/process-table.js';
import { OwnerProcess } from './owner-process.js';
import { temporaryDirectories } from './temporary-directories.js';

const { directory, removeAll } = temporaryDirectories();
afterAll(removeAll);

async function ask(postgres: Pick<EmbeddedPostgres, 'url'>, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

const serverPid = (dataDir: string): number => Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
const servers = (dataDir: string): number[] => postgresProcesses(join(dataDir, 'postgres'), 0);

describe('embedded PostgreSQL', () => {
  it('keeps data over a stop and a start, which is soon done', async () => {
    const dataDir = directory();
    const first = await startEmbeddedPostgres({ dataDir });
    await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(servers(dataDir)).toEqual([]);

    const began = Date.now();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(await ask(second, 'SELECT answer FROM kept')).toEqual([42]);
    await second.stop();
  });

  it('is a durable UTF-8 server with the extensions the product needs, on loopback and a short socket', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: join(directory(), 'a'.repeat(120)) });
    try {
      const settings = "SELECT setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'listen_addresses', 'server_encoding') ORDER BY name";
      expect(await ask(postgres, settings)).toEqual(['on', '127.0.0.1', 'UTF8', 'on']);
      expect(await ask(postgres, "SELECT lower('MẬT ONG ĐÁ')")).toEqual(['mật ong đá']);
      for (const name of ['unaccent', 'pg_trgm', 'btree_gin', 'btree_gist', 'pgcrypto', 'citext']) await ask(postgres, `CREATE EXTENSION ${name}`);
      const { searchParams, username, password } = new URL(`${postgres.url}?host=${postgres.socketDirectory}`);
      const client = new Client({ host: searchParams.get('host') ?? '', port: postgres.port, user: username, password, database: 'cho_phien' });
      await client.connect();
      await client.end();
    } finally {
      await postgres.stop();
    }
  });

  it('refuses a wrong password', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir: directory() });
    try {
      await expect(ask({ url: postgres.url.replace(/:[^:@]+@/, ':guess@') }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    } finally {
      await postgres.stop();
    }
  });

  it('leaves no process and no half-made cluster when given up during the first start', async () => {
    const dataDir = directory();
    const owner = new OwnerProcess(dataDir);
    await owner.says('progress');
    expect(await owner.end('SIGTERM')).toBe(0);
    expect(readdirSync(dataDir)).toEqual([]);
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await ask(postgres, 'SELECT 1')).toEqual([1]);
    await postgres.stop();
  });

  it('starts again after SIGKILL of its owner in the middle of making the cluster', async () => {
    const dataDir = directory();
    const owner = new OwnerProcess(dataDir);
    await owner.says('progress');
    await owner.end('SIGKILL');
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await ask(postgres, 'SELECT 1')).toEqual([1]);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.init'))).toEqual([]);
    await postgres.stop();
  });

  it('replaces the server that outlived its killed owner, keeping what was committed', async () => {
    const dataDir = directory();
    const owner = new OwnerProcess(dataDir);
    const url = await owner.says('url');
    await ask({ url }, 'CREATE TABLE kept AS SELECT 7 AS answer');
    const orphan = serverPid(dataDir);
    await owner.end('SIGKILL');
    expect(servers(dataDir)).toContain(orphan);

    const began = Date.now();
    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(servers(dataDir)).not.toContain(orphan);
    expect(await ask(postgres, 'SELECT answer FROM kept')).toEqual([7]);
    await postgres.stop();
  });

  it('recovers when owner and server were both killed', async () => {
    const dataDir = directory();
    const owner = new OwnerProcess(dataDir);
    await ask({ url: await owner.says('url') }, 'CREATE TABLE kept AS SELECT 9 AS answer');
    process.kill(serverPid(dataDir), 'SIGKILL');
    await owner.end('SIGKILL');

    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await ask(postgres, 'SELECT answer FROM kept')).toEqual([9]);
    await postgres.stop();
  });

  it('is not misled by a stale pid file whose pid another program has now', async () => {
    const dataDir = directory();
    await (await startEmbeddedPostgres({ dataDir })).stop();
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n/proc/self/cwd\n1700000000\n5432\n`);

    const postgres = await startEmbeddedPostgres({ dataDir });
    expect(await ask(postgres, 'SELECT 1')).toEqual([1]);
    await postgres.stop();
  });

  it('says so when the server ends by itself', async () => {
    const dataDir = directory();
    const postgres = await startEmbeddedPostgres({ dataDir });
    process.kill(serverPid(dataDir), 'SIGKILL');
    await postgres.exited;
    await postgres.stop();
  });
});
