import { csvText, guardedText } from '@cho-phien/kernel';
import type { Cell } from '@cho-phien/kernel';

export type { Cell };

/** UTF-8 with a byte order mark. */
export const writeCsv = (rows: readonly (readonly Cell[])[]): Buffer => Buffer.from(csvText(rows), 'utf8');

export interface SheetColumn { title: string; width: number; hint?: string }

/** A sheet with bold titles that stay in sight; text is written as text, never as a formula. */
export async function writeXlsx(name: string, columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs'); // heavy: loaded where a sheet is written
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ title, width }) => ({ header: title, width }));
  sheet.getRow(1).font = { bold: true };
  columns.forEach(({ hint }, index) => { if (hint) sheet.getRow(1).getCell(index + 1).note = hint; });
  for (const row of rows) sheet.addRow(row.map((cell) => (typeof cell === 'number' ? cell : guardedText(cell))));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export type SheetFormat = 'csv' | 'xlsx';

/** One table in the format asked for. */
export const writeSheet = async (format: SheetFormat, name: string, columns: readonly SheetColumn[], rows: readonly (readonly Cell[])[]): Promise<Buffer> =>
  format === 'csv' ? writeCsv([columns.map(({ title }) => title), ...rows]) : writeXlsx(name, columns, rows);
