import { withoutGuards } from '@cho-phien/kernel';
import { xlsxCellsApart } from './sheet-process.js';
import { unpacksWithin } from './unpacked-size.js';

/** A row of a file with its number as people count it, from 1. */
export interface NumberedCells { row: number; cells: readonly string[] }

/** Most bytes that an XLSX file may unpack to: some fifty times a sheet of 5,000 rows. */
const MAX_UNPACKED = 64 * 1024 * 1024;
const MAX_COLUMNS = 60;
/** Most lines of a CSV file, empty ones too: as many rows as an XLSX file may have. A file of nothing but line ends would hold everybody up for seconds. */
const MAX_LINES = 50_000;

/** The cells of a CSV or XLSX file as text, told apart by their first bytes; null when it is neither. */
export async function readCells(file: Buffer): Promise<NumberedCells[] | null> {
  const rows = file.subarray(0, 2).toString('latin1') === 'PK' ? await readXlsx(file) : readCsv(file);
  return rows?.map(({ row, cells }) => ({ row, cells: cells.slice(0, MAX_COLUMNS).map(withoutGuards) })) ?? null;
}

const readXlsx = async (file: Buffer): Promise<NumberedCells[] | null> => (unpacksWithin(file, MAX_UNPACKED) ? xlsxCellsApart({ file, mostColumns: MAX_COLUMNS }) : null);

/** UTF-8 with or without a byte order mark; comma, semicolon or tab, whichever the first line has most of. */
function readCsv(file: Buffer): NumberedCells[] | null {
  const text = file.toString('utf8').replace(/^\uFEFF/, '');
  if (text.includes('\u0000') || text.includes('\uFFFD')) return null;
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', ';', '\t'].reduce((best, each) => (first.split(each).length > first.split(best).length ? each : best));
  return cellsOf(text, delimiter)?.map((cells, index) => ({ row: index + 1, cells })) ?? null;
}

/** RFC 4180: a quoted cell may hold delimiters, line ends and doubled quotes. */
function cellsOf(text: string, delimiter: string): string[][] | null {
  const rows: string[][] = [[]];
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter === '\t' ? '\\t' : delimiter}\\r\\n]*))(${delimiter === '\t' ? '\\t' : delimiter}|\\r?\\n|$)`, 'y');
  while (cell.lastIndex <= text.length) {
    const match = cell.exec(text);
    if (!match) return null;
    const [whole, quoted, plain, end] = match;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '' || whole === '') break;
    if (end === delimiter) continue;
    if (rows.length === MAX_LINES) return null;
    rows.push([]);
  }
  return rows;
}
