import { Injectable } from '@nestjs/common';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { SheetError, SheetRow } from '../domain/sheet-row.js';
import type { ListingAuthor } from './revision.repository.js';

export interface Import {
  id: string; sellerId: string; dryRun: boolean; state: 'checked' | 'waiting' | 'done';
  total: number; good: number; bad: number;
  /** Rows that were gone through so far; of these so many were entered, and so many said nothing new. */
  done: number; entered: number; unchanged: number;
  errors: SheetError[];
}

export interface NewImport { id: string; author: ListingAuthor; dryRun: boolean; rows: readonly SheetRow[]; total: number; errors: readonly SheetError[]; at: Date }
export interface OpenImport { id: string; author: ListingAuthor; rows: SheetRow[] }

const COLUMNS = `id, seller_id as "sellerId", dry_run as "dryRun", state, total, done, entered, unchanged, errors,
  total - (select count(distinct error->'row') from jsonb_array_elements(errors) as error)::int as good, (select count(distinct error->'row') from jsonb_array_elements(errors) as error)::int as bad`;

/** Files of goods and how far they have been entered. */
@Injectable()
export class ImportRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { id, author, dryRun, rows, total, errors, at }: NewImport): Promise<void> {
    await tx.query(`
      insert into catalog.imports (id, seller_id, actor, consent_id, account_id, dry_run, state, rows, total, to_enter, errors, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, author.sellerId, author.actor, author.consentId, author.accountId, dryRun, dryRun ? 'checked' : rows.length === 0 ? 'done' : 'waiting', JSON.stringify(dryRun ? [] : rows), total, dryRun ? 0 : rows.length, JSON.stringify(errors), at]);
  }

  async find(sellerId: string, id: string): Promise<Import | null> {
    const rows: Import[] = await this.dataSource.query(`select ${COLUMNS} from catalog.imports where seller_id = $1 and id = $2`, [sellerId, id]);
    return rows[0] ?? null;
  }

  /** Takes the oldest waiting file that nobody works on, with its next rows. */
  async take(tx: Tx, most: number): Promise<OpenImport | null> {
    const rows: OpenImport[] = await tx.query(`
      select id, json_build_object('sellerId', seller_id, 'accountId', account_id, 'actor', actor, 'consentId', consent_id) as author,
        (select coalesce(jsonb_agg(row order by place), '[]') from jsonb_array_elements(rows) with ordinality as each(row, place) where place > done and place <= done + $1) as rows
      from catalog.imports where state = 'waiting' order by created_at, id limit 1 for update skip locked`, [most]);
    return rows[0] ?? null;
  }

  async proceed(tx: Tx, id: string, { done, entered, unchanged, errors }: { done: number; entered: number; unchanged: number; errors: readonly SheetError[] }): Promise<void> {
    await tx.query('update catalog.imports set done = done + $2, entered = entered + $3, unchanged = unchanged + $4, errors = errors || $5::jsonb where id = $1', [id, done, entered, unchanged, JSON.stringify(errors)]);
    await tx.query(`update catalog.imports set state = 'done', rows = '[]' where id = $1 and done >= to_enter`, [id]);
  }

  /** What the rows with these keys last said, and which products they became. */
  async known(tx: Tx, sellerId: string, keys: readonly string[]): Promise<Map<string, { hash: string; productId: string }>> {
    const rows: { key: string; hash: string; productId: string }[] = await tx.query(
      'select key, row_hash as hash, product_id as "productId" from catalog.imported_rows where seller_id = $1 and key = any($2)', [sellerId, keys]);
    return new Map(rows.map(({ key, hash, productId }) => [key, { hash, productId }]));
  }

  async remember(tx: Tx, sellerId: string, { key, hash }: SheetRow, productId: string): Promise<void> {
    await tx.query(
      `insert into catalog.imported_rows (seller_id, key, row_hash, product_id) values ($1, $2, $3, $4)
       on conflict on constraint imported_rows_pk do update set row_hash = excluded.row_hash`, [sellerId, key, hash, productId]);
  }
}
