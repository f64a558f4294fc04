import type { Tx } from '@cho-phien/platform';

/** Inserts many rows in one statement. `columns` maps each column to its PostgreSQL type; rows carry the same keys. */
export async function insertRows<Column extends string>(
  tx: Tx, table: string, columns: Readonly<Record<Column, string>>, rows: readonly Readonly<Record<Column, unknown>>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns) as Column[];
  await tx.query(
    `insert into ${table} (${names.join(', ')})
     select ${names.join(', ')} from jsonb_to_recordset($1::jsonb) as row (${names.map((name) => `${name} ${columns[name]}`).join(', ')})`,
    [JSON.stringify(rows)]);
}
