import type { Pool } from 'pg';
import { DERIVED } from './database-state.js';

/** Tables that fill by themselves, beside what is worked out anew: queues, sessions, what was sent; they say nothing about the effect of a request. */
const BY_THEMSELVES = ['bullmq.', 'platform.handled_events', 'platform.outbox', 'notifications.', 'identity.sessions', 'identity.session'];

/** Rows of every table that only requests fill. */
export async function tableCounts(database: Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`);
  const tables = rows.map(({ name }) => name).filter((name) => !BY_THEMSELVES.some((prefix) => name.startsWith(prefix)) && !DERIVED.test(name));
  const counts = await database.query<Record<string, number>>(`select ${tables.map((name) => `(select count(*)::int from ${name}) as "${name}"`).join(', ')}`);
  return counts.rows[0] ?? {};
}
