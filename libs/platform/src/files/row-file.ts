import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { csvLine, csvText } from '@cho-phien/kernel';
import type { Cell } from '@cho-phien/kernel';
import { XlsxFile } from './xlsx-file.js';

/** A day (`YYYY-MM-DD`) or a moment by the clock of Vietnam (`YYYY-MM-DD hh:mm:ss`), which a workbook holds as a date and a CSV file as it is. */
export interface TimeCell { time: string }
export type RowCell = Cell | TimeCell;

/** A file of rows that is written as they come, so that a million of them take no more memory than a thousand. */
export interface RowFile {
  write(rows: readonly (readonly RowCell[])[]): Promise<void>;
  /** Whole on the disk when it resolves. */
  close(): Promise<void>;
}

export interface RowColumn { title: string; width: number }

/** Opens a file of rows under titles. Errors: those of the file system, from `write` or `close`. */
export async function openRowFile(format: 'csv' | 'xlsx', path: string, sheetName: string, columns: readonly RowColumn[]): Promise<RowFile> {
  return format === 'csv' ? CsvFile.open(path, columns) : XlsxFile.open(path, sheetName, columns);
}

const plain = (cell: RowCell): Cell => (typeof cell === 'object' ? cell.time : cell);

class CsvFile implements RowFile {
  private constructor(private readonly file: WriteStream) {}

  static async open(path: string, columns: readonly RowColumn[]): Promise<CsvFile> {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    await once(file, 'open');
    const csv = new CsvFile(file);
    await csv.put(csvText([columns.map(({ title }) => title)]));
    return csv;
  }

  write(rows: readonly (readonly RowCell[])[]): Promise<void> { return this.put(rows.map((row) => csvLine(row.map(plain))).join('')); }

  async close(): Promise<void> {
    this.file.end();
    await once(this.file, 'finish');
  }

  private async put(text: string): Promise<void> {
    if (!this.file.write(text)) await once(this.file, 'drain');
  }
}
