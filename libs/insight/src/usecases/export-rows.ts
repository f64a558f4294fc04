import { Injectable } from '@nestjs/common';
import type { Actor } from '@cho-phien/platform';
import type { Export } from '../domain/export.js';
import { FrozenFigureRepository } from '../storage/frozen-figure.repository.js';
import { RegisterTable } from '../storage/register-table.js';
import { ShowIndicator } from './show-indicator.js';
import type { AskedRows } from './show-indicator.js';
import { WordRows } from './word-rows.js';
import type { ExportRow } from './word-rows.js';

export interface RowSource { total: number | null; batches: AsyncIterable<ExportRow[]> }

/** Rows read and written at once: others get their turn between, and few stand in memory when it is tidied up. */
const BATCH = 500;

/** The rows of a file, some hundreds at a time. */
@Injectable()
export class ExportRows {
  constructor(private readonly indicators: ShowIndicator, private readonly frozen: FrozenFigureRepository, private readonly register: RegisterTable, private readonly words: WordRows) {}

  /** Errors: those of ShowIndicator. */
  async of(wanted: Export): Promise<RowSource> {
    const { subject, question } = wanted;
    if (subject === 'report_rows') return this.frozenRows(question.reportId!, question.version!, question.code!);
    if (subject === 'ptnt_ocop') return { total: null, batches: this.register.batches(wanted.communes, question.asOf!, BATCH) };
    return this.liveRows(actorOf(wanted), { code: question.code!, area: question.area, asOf: question.asOf, period: question.period, floor: question.floor, knownAt: question.knownAt, part: question.part, by: question.by, key: question.key, frame: question.frame });
  }

  private async liveRows(actor: Actor, asked: AskedRows): Promise<RowSource> {
    const { part: _, key, ...figure } = asked;
    const { units } = await this.indicators.run(actor, figure, 'vi');
    return { total: asked.part === undefined && key === undefined ? units : null, batches: this.words.of(this.indicators.allRows(actor, asked, BATCH)) };
  }

  private async frozenRows(reportId: string, version: number, code: string): Promise<RowSource> {
    const figures = await this.frozen.of(reportId, version);
    return { total: figures.find((figure) => figure.code === code)?.rowCount ?? null, batches: this.words.of(this.lines(reportId, version, code)) };
  }

  private async *lines(reportId: string, version: number, code: string): AsyncGenerator<ExportRow[]> {
    for (let from = 1; ; from += BATCH) {
      const rows = await this.frozen.lines(reportId, version, code, from, BATCH);
      yield rows.map(({ line }) => JSON.parse(line) as ExportRow);
      if (rows.length < BATCH) return;
    }
  }
}

/** The right was checked when the file was asked for; it is made with exactly that right. */
const actorOf = ({ askedBy, communes }: Export): Actor => ({ accountId: askedBy, roles: ['officer'], officerAreas: communes });
