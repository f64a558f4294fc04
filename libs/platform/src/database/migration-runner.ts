import { DataSource } from 'typeorm';
import type { MigrationInterface } from 'typeorm';
import pg from 'pg';
import { runMigrations as migrateBullmq } from 'bullmq';
import { GRANT_APPLICATION } from './application-role.js';

export type MigrationClass = new () => MigrationInterface;

const LOCK = 7_310_911; // any number, the same in every copy of the program

/** Applies all missing migrations in timestamp order under an advisory lock; safe to call from several processes at once. */
export async function migrate(databaseUrl: string, migrations: readonly MigrationClass[]): Promise<number> {
  const guard = new pg.Client({ connectionString: databaseUrl, application_name: 'cho-phien migrations' });
  await guard.connect();
  try {
    await guard.query('select pg_advisory_lock($1)', [LOCK]);
    await guard.query('create schema if not exists platform; create schema if not exists bullmq');
    const done = await runTypeorm(databaseUrl, migrations);
    await guard.query('set search_path = bullmq');
    await migrateBullmq(guard, 'bullmq');
    await guard.query('reset search_path');
    await guard.query(GRANT_APPLICATION);
    return done;
  } finally {
    await guard.end();
  }
}

async function runTypeorm(url: string, migrations: readonly MigrationClass[]): Promise<number> {
  const dataSource = new DataSource({ type: 'postgres', url, schema: 'platform', migrationsTableName: 'migrations', migrations: [...migrations], migrationsTransactionMode: 'each', extra: { max: 2, lock_timeout: 2_000 } });
  await dataSource.initialize();
  try {
    return (await dataSource.runMigrations()).length;
  } finally {
    await dataSource.destroy();
  }
}
