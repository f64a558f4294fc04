import { writeFile } from 'node:fs/promises';
import { PdfPaper } from '@cho-phien/platform';
import type { RowCell, RowColumn, RowFile } from '@cho-phien/platform';

/** `2026-11-22 08:15:00` → `22/11/2026 08:15` */
function written(time: string): string {
  const [day = '', hour] = time.split(' ');
  return [day.split('-').reverse().join('/'), ...(hour ? [hour.slice(0, 5)] : [])].join(' ');
}

function shown(value: RowCell): string {
  if (typeof value === 'object') return written(value.time);
  return typeof value === 'number' ? new Intl.NumberFormat('vi-VN').format(value) : value;
}

/** Rows on paper, A4 across. There are few enough of them to be kept until the end. */
export class TablePdf implements RowFile {
  private readonly rows: string[][] = [];

  private constructor(private readonly path: string, private readonly paper: PdfPaper, private readonly columns: readonly RowColumn[]) {}

  static async open(path: string, title: string, columns: readonly RowColumn[]): Promise<TablePdf> {
    const paper = await PdfPaper.open(title, 'landscape');
    return new TablePdf(path, paper.heading(title, 13), columns);
  }

  async write(rows: readonly (readonly RowCell[])[]): Promise<void> { this.rows.push(...rows.map((row) => row.map(shown))); }

  async close(): Promise<void> {
    this.paper.table(this.columns.map(({ title, width }) => ({ title, share: width })), this.rows, 6.5);
    await writeFile(this.path, await this.paper.close(), { flag: 'wx', mode: 0o600 });
  }
}
