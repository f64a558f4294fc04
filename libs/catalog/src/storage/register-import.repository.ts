import { Injectable } from '@nestjs/common';
import { decodeCursor, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { FieldChange } from '../domain/certificate-fields.js';
import type { SaidCertificate } from '../domain/certificate-row.js';
import type { WrittenCells } from '../domain/read-register.js';
import type { SheetError } from '../domain/sheet-row.js';
import { insertRows } from './insert-rows.js';

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'wrong';
export interface ImportRow { row: number; said: SaidCertificate | null; outcome: RowOutcome; errors: SheetError[]; changes: FieldChange[] }
export interface NewRegisterImport { id: string; accountId: string; fileName: string; communes: readonly string[]; at: Date; rows: readonly (ImportRow & { cells: WrittenCells })[] }
/** A row that is wrong, as its cells were written. */
export interface FaultyRow { row: number; cells: WrittenCells; errors: SheetError[] }

/** A file of certificates and how far it has been entered. Rows that are not wrong stand in `new`, `changed` or `unchanged`. */
export interface ListedImport {
  id: string; accountId: string; fileName: string; state: 'checked' | 'waiting' | 'done'; total: number; done: number; createdAt: Date;
  new: number; changed: number; unchanged: number; wrong: number;
}
export interface RegisterImport extends ListedImport {
  errors: SheetError[];
  changedRows: { row: number; number: string; productName: string; changes: FieldChange[] }[];
}

/** A row as its sender was shown it. */
export interface OpenRow { row: number; said: SaidCertificate; outcome: RowOutcome; changes: FieldChange[] }

export interface OpenRegisterImport { id: string; accountId: string; fileName: string; communes: string[]; rows: OpenRow[]; lastRow: number; read: number }

/** Rows of each kind that an answer carries at most. */
const SHOWN = 500;

const LISTED = `i.id, i.account_id as "accountId", i.file_name as "fileName", i.state, i.total, i.done, i.created_at as "createdAt"`;
/** Of whose communes $2, those that who asks answers for today, are all; of what was taken from him since he sees no more, be the file his own. */
const SEEN = 'i.communes <@ $2';

const count = (outcome: RowOutcome): string => `count(*) filter (where outcome = '${outcome}')::int as "${outcome}"`;
const OUTCOMES = `cross join lateral (select ${(['new', 'changed', 'unchanged', 'wrong'] as const).map(count).join(', ')} from catalog.certificate_import_rows where import_id = i.id) r`;

/** Files of certificates, row by row. */
@Injectable()
export class RegisterImportRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { id, accountId, fileName, communes, at, rows }: NewRegisterImport): Promise<void> {
    await tx.query(`insert into catalog.certificate_imports (id, account_id, file_name, state, communes, total, created_at) values ($1, $2, $3, 'checked', $4, $5, $6)`, [id, accountId, fileName, communes, rows.length, at]);
    await insertRows(tx, 'catalog.certificate_import_rows', { import_id: 'uuid', row: 'int', certificate: 'jsonb', cells: 'jsonb', outcome: 'text', errors: 'jsonb', changes: 'jsonb' },
      rows.map(({ row, said, cells, outcome, errors, changes }) => ({ import_id: id, row, certificate: said, cells, outcome, errors, changes })));
  }

  /** Whoever answers for all the communes for which its sender answered sees a file. */
  async find(communes: readonly string[], id: string): Promise<RegisterImport | null> {
    const rows: RegisterImport[] = await this.dataSource.query(`
      select ${LISTED}, r.*,
        (select coalesce(json_agg(e order by (e->>'row')::int), '[]') from (select e from catalog.certificate_import_rows w, jsonb_array_elements(w.errors) e where w.import_id = i.id order by w.row limit ${SHOWN}) each) as errors,
        (select coalesce(json_agg(c order by c.row), '[]') from (select row, certificate->>'number' as number, certificate->>'productName' as "productName", changes
           from catalog.certificate_import_rows where import_id = i.id and outcome = 'changed' order by row limit ${SHOWN}) c) as "changedRows"
      from catalog.certificate_imports i ${OUTCOMES} where i.id = $1 and ${SEEN}`, [id, communes]);
    return rows[0] ?? null;
  }

  /** Every row of a file that is wrong, in the order of the file. */
  async faulty(id: string): Promise<FaultyRow[]> {
    return this.dataSource.query(`select row, coalesce(cells, '{}') as cells, errors from catalog.certificate_import_rows where import_id = $1 and outcome = 'wrong' order by row`, [id]);
  }

  /** Files that came, newest first. Errors: `paging.bad_cursor`. */
  async page(communes: readonly string[], { limit, after }: { limit: number; after?: string }): Promise<Page<ListedImport>> {
    const [at, last] = decodeCursor(after, 2) ?? [null, null];
    const rows: ListedImport[] = await this.dataSource.query(`
      select ${LISTED}, r.*
      from (
        select * from catalog.certificate_imports i where ${SEEN} and ($1::uuid is null or (i.created_at, i.id) < ($4::timestamptz, $1::uuid)) order by i.created_at desc, i.id desc limit $3) i
      ${OUTCOMES} order by i.created_at desc, i.id desc`, [last, communes, limit + 1, at]);
    return toPage(rows, limit, (row) => [row.createdAt.toISOString(), row.id], (row) => row);
  }

  /** Lets a checked file be entered; false when it was let in before. */
  async confirm(tx: Tx, accountId: string, id: string, at: Date): Promise<boolean> {
    const [rows]: [unknown[]] = await tx.query(`update catalog.certificate_imports set state = 'waiting', confirmed_at = $3 where id = $1 and account_id = $2 and state = 'checked' returning 1`, [id, accountId, at]);
    return rows.length > 0;
  }

  /** Takes the file that waits longest and that nobody works on, with its next rows. */
  async take(tx: Tx, most: number): Promise<OpenRegisterImport | null> {
    const [open]: (Omit<OpenRegisterImport, 'rows' | 'read'> & { lastRow: number })[] = await tx.query(`
      select id, account_id as "accountId", file_name as "fileName", communes, last_row as "lastRow" from catalog.certificate_imports
      where state = 'waiting' order by confirmed_at, id limit 1 for update skip locked`);
    if (!open) return null;
    const rows: OpenRow[] = await tx.query(
      'select row, certificate as said, outcome, changes from catalog.certificate_import_rows where import_id = $1 and row > $2 order by row limit $3', [open.id, open.lastRow, most]);
    return { ...open, rows: rows.filter(({ outcome }) => outcome !== 'wrong'), read: rows.length, lastRow: rows.at(-1)?.row ?? open.lastRow };
  }

  /** What the rows came to; a file with none left is done. */
  async proceed(tx: Tx, { id, lastRow, read }: OpenRegisterImport, outcomes: readonly ImportRow[]): Promise<void> {
    await tx.query(`
      update catalog.certificate_import_rows r set outcome = n.outcome, errors = n.errors, changes = n.changes
      from jsonb_to_recordset($2::jsonb) as n (row int, outcome text, errors jsonb, changes jsonb) where r.import_id = $1 and r.row = n.row`,
    [id, JSON.stringify(outcomes.map(({ row, outcome, errors, changes }) => ({ row, outcome, errors, changes })))]);
    await tx.query(`update catalog.certificate_imports set done = done + $2, last_row = $3, state = case when done + $2 >= total then 'done' else state end where id = $1`, [id, read, lastRow]);
  }
}
