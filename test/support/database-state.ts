import type pg from 'pg';

/** Rows and a hash of their contents, by table. */
export type DatabaseState = Record<string, string>;

const TABLES = `
  select format('%I.%I', schemaname, tablename) as name from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema') order by 1`;

/** Worked out anew by a job from what stands in other tables. */
export const DERIVED = /^(ledger\.(balances|checkpoint|verified)|catalog\.star_claim_scans|settlement\.take_rates|insight\.(kept_figures|fact_news))$/;

/** What the whole database holds now, but for tables whose name matches `except`. */
export async function databaseState(database: pg.Pool, except: RegExp): Promise<DatabaseState> {
  const { rows } = await database.query<{ name: string }>(TABLES);
  const tables = rows.map(({ name }) => name).filter((name) => !except.test(name) && !DERIVED.test(name));
  const parts = tables.map((name) => `select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as state from ${name} t`);
  const state = await database.query<{ name: string; state: string }>(parts.join(' union all '));
  return Object.fromEntries(state.rows.map(({ name, state: held }) => [name, held]));
}
