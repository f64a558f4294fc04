import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Conflict, newId, Unprocessable } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { canonicalJson } from '../domain/canonical-json.js';
import type { FrozenFigure } from '../domain/report.js';
import { RowKeys } from '../domain/row-key.js';
import type { FrozenRow } from '../domain/row-key.js';
import { FrozenFigureRepository } from '../storage/frozen-figure.repository.js';
import type { AskedFor } from './read-question.js';
import { ShowIndicator } from './show-indicator.js';
import type { Indicator } from './show-indicator.js';

export interface KeptFigure { figure: FrozenFigure; rowSetId: string }

/** Rows read and written at once. */
const BATCH = 10_000;
const TRIES = 3;

/** Computes one figure with its rows, both of the same moment; what is sealed rests on the units themselves. */
@Injectable()
export class FreezeFigure {
  constructor(private readonly indicators: ShowIndicator, private readonly kept: FrozenFigureRepository, private readonly unitOfWork: UnitOfWork) {}

  /** Errors: those of ShowIndicator, `insight.figure_without_base`, `insight.figure_unsettled` when it changed, or was not of as many rows as there are, at each of three tries. */
  async run(actor: Actor, asked: AskedFor): Promise<KeptFigure> {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const vi = await this.indicators.run(actor, asked, 'vi', true);
      if (!vi.base) throw new Unprocessable('insight.figure_without_base', { code: asked.code });
      const rows = await this.rowSet(actor, asked);
      const en = await this.indicators.run(actor, asked, 'en', true);
      if (countsOf(vi) === countsOf(en) && vi.units === rows.count) return { rowSetId: rows.id, figure: frozen(vi, en, rows) };
    }
    throw new Conflict('insight.figure_unsettled', { code: asked.code });
  }

  /** Reads the rows for their hash, and once more to keep them where no such set is kept yet. */
  private async rowSet(actor: Actor, asked: AskedFor): Promise<{ id: string; hash: string; count: number }> {
    const hash = createHash('sha256');
    let count = 0;
    for await (const rows of this.batches(actor, asked)) for (const { line } of rows) { hash.update(`${line}\n`, 'utf8'); count += 1; }
    const digest = hash.digest('hex');
    const id = (await this.kept.rowSetOf(digest)) ?? (await this.keep(actor, asked, digest));
    return { id, hash: digest, count };
  }

  private async keep(actor: Actor, asked: AskedFor, expected: string): Promise<string> {
    const id = newId();
    const hash = createHash('sha256');
    let count = 0;
    for await (const rows of this.batches(actor, asked)) {
      await this.unitOfWork.run((tx) => this.kept.addRows(tx, id, count + 1, rows));
      for (const { line } of rows) hash.update(`${line}\n`, 'utf8');
      count += rows.length;
    }
    if (hash.digest('hex') !== expected) throw new Conflict('insight.figure_unsettled', { code: asked.code });
    return this.unitOfWork.run((tx) => this.kept.closeRows(tx, id, expected, count));
  }

  private async *batches(actor: Actor, asked: AskedFor): AsyncGenerator<FrozenRow[]> {
    const keys = new RowKeys();
    for (let after: string | undefined; ;) {
      const page = await this.indicators.rows(actor, asked, BATCH, after);
      if (page.items.length > 0) yield page.items.map((unit) => keys.of(unit));
      if (page.next === null) return;
      after = page.next;
    }
  }
}

const countsOf = ({ numerator, denominator, unknown, breakdown }: Indicator): string =>
  canonicalJson([numerator, denominator, unknown, breakdown.map((part) => [part.key, part.numerator, part.denominator, part.unknown])]);

const frozen = (vi: Indicator, en: Indicator, rows: { hash: string; count: number }): FrozenFigure => ({
  code: vi.code, definitionVersion: vi.definitionVersion, base: vi.base, titles: { vi: vi.title, en: en.title }, definitions: { vi: vi.definition, en: en.definition },
  asOf: vi.asOf ?? null, period: vi.period ?? null, numerator: vi.numerator, denominator: vi.denominator, unknown: vi.unknown, rate: vi.rate, approximate: vi.approximate,
  evidence: { ...vi.evidence }, ...(vi.byChannel && { byChannel: vi.byChannel }), ...(vi.measures && { measures: vi.measures }),
  breakdown: vi.breakdown.map(({ area: _, ...part }) => part),
  rowCount: rows.count, rowsHash: rows.hash,
});
