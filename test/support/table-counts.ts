import type { Pool } from 'pg';

/** Tables that fill by themselves: queues, sessions, what was sent, balances worked out anew; they say nothing about the effect of a request. */
const BY_THEMSELVES = ['bullmq.', 'platform.handled_events', 'platform.outbox', 'notifications.', 'identity.sessions', 'identity.session', 'ledger.balances'];

/** Rows of every table that only requests fill. */
export async function tableCounts(database: Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`);
  const tables = rows.map(({ name }) => name).filter((name) => !BY_THEMSELVES.some((prefix) => name.startsWith(prefix)));
  const counts = await database.query<Record<string, number>>(`select ${tables.map((name) => `(select count(*)::int from ${name}) as "${name}"`).join(', ')}`);
  return counts.rows[0] ?? {};
}
