import { stored, Unprocessable } from '@cho-phien/kernel';
import { certificateColumns } from './certificate-columns.js';
import type { CertificateColumn, CertificateColumnField } from './certificate-columns.js';
import { spellingsOf } from './certificate-number.js';
import { readCertificateRow } from './certificate-row.js';
import type { SaidCertificate } from './certificate-row.js';
import { MAX_ROWS } from './read-sheet.js';
import type { NumberedCells } from './read-sheet.js';
import type { SheetError } from './sheet-row.js';

/** What the cells of the columns that are understood said. */
export type WrittenCells = Partial<Record<CertificateColumnField, string>>;
export interface ReadRow { row: number; said: SaidCertificate | null; errors: SheetError[]; cells: WrittenCells }

/** Registers have a heading of some lines above their titles. */
const MOST_LINES_ABOVE = 12;

/** Reads all rows below the titles; a number that comes twice is told at its second row. Errors: `catalog.register_no_titles`, `catalog.sheet_too_many_rows`. */
export function readRegister(rows: readonly NumberedCells[]): ReadRow[] {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const at = filled.slice(0, MOST_LINES_ABOVE).findIndex(({ cells }) => isTitles(cells));
  if (at < 0) throw new Unprocessable('catalog.register_no_titles');
  const columns = certificateColumns(filled[at]!.cells);
  const rest = filled.slice(at + 1);
  if (rest.length > MAX_ROWS) throw new Unprocessable('catalog.sheet_too_many_rows', { most: MAX_ROWS });
  const firstWith = new Map<string, number>();
  return rest.map(({ row, cells: texts }) => {
    const [read, cells] = [readCertificateRow(row, columns, texts), writtenCells(columns, texts)];
    if ('errors' in read) return { row, said: null, errors: read.errors, cells };
    const [number] = spellingsOf(read.said.number) as [string];
    const earlier = firstWith.get(number);
    if (earlier !== undefined) return { row, said: null, errors: [{ row, column: 'Số chứng nhận', code: 'catalog.sheet_row_twice', params: { row: earlier } }], cells };
    firstWith.set(number, row);
    return { row, said: read.said, errors: [], cells };
  });
}

const writtenCells = (columns: readonly (CertificateColumn | null)[], texts: readonly string[]): WrittenCells =>
  Object.fromEntries(columns.flatMap((column, at) => { const text = stored(texts[at] ?? ''); return column && text !== '' ? [[column.field, text]] : []; }));

function isTitles(cells: readonly string[]): boolean {
  const fields = new Set(certificateColumns(cells).map((column) => column?.field));
  return fields.has('number') && fields.has('productName') && fields.has('holder');
}
