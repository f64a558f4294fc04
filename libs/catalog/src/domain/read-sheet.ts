import { Unprocessable } from '@cho-phien/kernel';
import { columnsOf } from './sheet-columns.js';
import { readRow } from './sheet-row.js';
import type { SheetError, SheetRow } from './sheet-row.js';

/** Most rows of goods in one file. */
export const MAX_ROWS = 5_000;

export interface Sheet { total: number; good: SheetRow[]; errors: SheetError[]; bad: number }

/** A row of a file with its number as people count it, from 1. */
export interface NumberedCells { row: number; cells: readonly string[] }

/** Reads all rows below the titles. Errors: `catalog.sheet_no_titles`, `catalog.sheet_too_many_rows`. */
export function readSheet(rows: readonly NumberedCells[]): Sheet {
  const [titles, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = columnsOf(titles?.cells ?? []);
  const known = new Set(columns.map((column) => column?.field));
  if (!known.has('name') || !known.has('price')) throw new Unprocessable('catalog.sheet_no_titles');
  if (rest.length > MAX_ROWS) throw new Unprocessable('catalog.sheet_too_many_rows', { most: MAX_ROWS });
  const good: SheetRow[] = [];
  const errors: SheetError[] = [];
  const firstWith = new Map<string, number>();
  for (const { row, cells } of rest) {
    const read = readRow(row, columns, cells);
    if ('errors' in read) { errors.push(...read.errors); continue; }
    const earlier = firstWith.get(read.good.key);
    if (earlier !== undefined) { errors.push({ row, column: read.good.code === null ? null : 'Mã', code: 'catalog.sheet_row_twice', params: { row: earlier } }); continue; }
    firstWith.set(read.good.key, row);
    good.push(read.good);
  }
  return { total: rest.length, good, errors, bad: rest.length - good.length };
}
