import exceljs from 'exceljs';
import type { NumberedCells } from './read-cells.js';

/** What a sheet has besides its cells. Nothing of it is asked for, and some of it spans a million rows in a few bytes. */
const LEFT_OUT = ['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'autoFilter', 'mergeCells', 'rowBreaks', 'hyperlinks', 'dataValidations', 'conditionalFormatting', 'tableParts', 'drawing', 'legacyDrawing', 'picture', 'extLst'];

/** Rows with something in them, if only a border; far more than may hold goods. */
const MOST_ROWS = 50_000;

/** The cells of an XLSX file's first sheet that is not hidden, as text; throws when it is none. Only for `sheet-child`: a hostile file may make it last for ever. */
export async function xlsxCells(file: Buffer, mostColumns: number): Promise<NumberedCells[]> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(file as never, { ignoreNodes: LEFT_OUT, maxRows: MOST_ROWS } as never);
  const rows: NumberedCells[] = [];
  workbook.worksheets.find(({ state }) => state === 'visible')?.eachRow((row, number) => {
    const cells = Array.isArray(row.values) ? row.values.slice(1, mostColumns + 1) : [];
    rows.push({ row: number, cells: Array.from(cells, cellText) });
  });
  return rows;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value);
  const cell = value as { richText?: { text: string }[]; text?: unknown; result?: unknown; error?: string };
  if (cell.richText) return cell.richText.map(({ text }) => text).join('');
  return cellText(cell.text ?? cell.result ?? cell.error); // `#REF!` is something wrong, not nothing
}
