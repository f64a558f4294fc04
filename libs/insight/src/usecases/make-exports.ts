import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Clock, DomainError, Unprocessable } from '@cho-phien/kernel';
import type { Logger } from 'pino';
import { FileStore, InjectLogger, MOST_XLSX_ROWS, openRowFile, tidyMemory, UnitOfWork } from '@cho-phien/platform';
import type { RowCell, RowColumn, RowFile } from '@cho-phien/platform';
import { EXPORT_DAYS, MOST_PDF_ROWS } from '../domain/export.js';
import type { Export } from '../domain/export.js';
import { ExportRepository } from '../storage/export.repository.js';
import type { HeldExport } from '../storage/export.repository.js';
import { ExportRows } from './export-rows.js';
import { exportName } from './show-exports.js';
import { TablePdf } from './table-pdf.js';
import { cellOf, columnsOf } from './unit-columns.js';

const DAY_MS = 86_400_000;
const nextTurn = promisify(setImmediate);
const SIGN_OF_LIFE_MS = 1_000;
/** While the first rows are long in coming nothing is written, and yet it lives. */
const HEARTBEAT_MS = 10_000;
/** Rows after which what became of them is tidied up. */
const TIDIED_EVERY = 40_000;

/** Somebody else makes it by now. */
class TakenOver extends Error {}

/** Makes the files that wait, one after the other: rows pass through, so that a large file takes no more memory than a small one. */
@Injectable()
export class MakeExports {
  private working: Promise<void> | null = null;

  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly exports: ExportRepository, private readonly rows: ExportRows, private readonly store: FileStore,
    private readonly clock: Clock, @InjectLogger() private readonly logger: Logger,
  ) {}

  /** Files of this process are made in turn, whoever calls. */
  run(): Promise<void> { return (this.working ??= this.drain().finally(() => { this.working = null; })); }

  private async drain(): Promise<void> {
    for (;;) {
      const wanted = await this.unitOfWork.run((tx) => this.exports.take(tx, this.clock.now()));
      if (wanted === null) return;
      await this.make(wanted);
    }
  }

  private async make(wanted: HeldExport): Promise<void> {
    const directory = await mkdtemp(join(tmpdir(), 'cho-phien-export-'));
    const heart = setInterval(() => { this.lives(wanted).catch(() => undefined); }, HEARTBEAT_MS);
    try {
      const path = join(directory, wanted.id);
      const count = await this.write(wanted, path);
      const { size } = await stat(path);
      if (!(await this.lives(wanted))) throw new TakenOver();
      await this.store.put(exportName(wanted.id), path);
      const now = this.clock.now();
      await this.unitOfWork.run((tx) => this.exports.finish(tx, wanted, count, size, now, new Date(now.getTime() + EXPORT_DAYS * DAY_MS)));
    } catch (error) {
      if (error instanceof TakenOver) return;
      if (!(error instanceof DomainError)) this.logger.error({ exportId: wanted.id, error: (error as Error).message }, 'an export failed');
      await this.unitOfWork.run((tx) => this.exports.fail(tx, wanted, error instanceof DomainError ? error.code : 'insight.export_failed', this.clock.now()));
    } finally {
      clearInterval(heart);
      await rm(directory, { recursive: true, force: true });
    }
  }

  private lives(wanted: HeldExport, rows?: { done: number; total: number | null }): Promise<boolean> {
    return this.unitOfWork.run((tx) => this.exports.progress(tx, wanted, this.clock.now(), rows));
  }

  /** The number of rows written. */
  private async write(wanted: HeldExport, path: string): Promise<number> {
    const { total, batches } = await this.rows.of(wanted);
    let [file, keys, count, told]: [RowFile | null, string[], number, number] = [null, [], 0, 0];
    for await (const batch of batches) {
      if (file === null) {
        const columns = columnsOf(batch[0]);
        keys = Object.keys(columns);
        file = await openFile(wanted, path, Object.values(columns));
      }
      if (Math.floor(count / TIDIED_EVERY) < Math.floor((count + batch.length) / TIDIED_EVERY)) tidyMemory();
      count += batch.length;
      assertFits(wanted, count);
      await file.write(batch.map((row) => keys.map((key): RowCell => cellOf(key, row[key]))));
      await nextTurn();
      if (Date.now() - told < SIGN_OF_LIFE_MS) continue;
      told = Date.now();
      if (!(await this.lives(wanted, { done: count, total }))) throw new TakenOver();
    }
    await file?.close();
    return count;
  }
}

const openFile = ({ format, fileName }: Export, path: string, columns: readonly RowColumn[]): Promise<RowFile> =>
  (format === 'pdf' ? TablePdf.open(path, fileName.replace(/\.pdf$/, ''), columns) : openRowFile(format, path, 'Các dòng', columns));

function assertFits({ format }: Export, rows: number): void {
  if (format === 'pdf' && rows > MOST_PDF_ROWS) throw new Unprocessable('insight.export_too_long_to_print', { most: MOST_PDF_ROWS });
  if (format === 'xlsx' && rows >= MOST_XLSX_ROWS) throw new Unprocessable('insight.export_too_long_for_a_sheet', { most: MOST_XLSX_ROWS - 1 });
}
