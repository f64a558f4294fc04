import { Unprocessable } from '@cho-phien/kernel';
import { readCells as cellsOf } from '@cho-phien/platform';
import type { NumberedCells } from '@cho-phien/platform';

/** The cells of a CSV or XLSX file as text, told apart by their first bytes. Errors: `catalog.sheet_unreadable`. */
export async function readCells(file: Buffer): Promise<NumberedCells[]> {
  const cells = await cellsOf(file);
  if (cells === null) throw new Unprocessable('catalog.sheet_unreadable');
  return cells;
}
