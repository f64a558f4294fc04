import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { decodeCursor, encodeCursor, NotFound, toPage } from '@cho-phien/kernel';
import type { Page } from '@cho-phien/kernel';
import type { Actor } from '@cho-phien/platform';
import type { DifferenceCount, FrozenFigure, Report, RowDifference } from '../domain/report.js';
import { FrozenFigureRepository } from '../storage/frozen-figure.repository.js';
import { ReportRepository } from '../storage/report.repository.js';
import type { KeptVersion, ListedReport } from '../storage/report.repository.js';

export interface ShownReport { report: Report; versions: KeptVersion[] }
export interface OpenedReport extends ShownReport { opened: KeptVersion; figures: FrozenFigure[] }

/** Rows read at once for a file. */
const BATCH = 2_000;

/** Frozen reports, to officers who answer for every commune in them. */
@Injectable()
export class ShowReports {
  constructor(private readonly reports: ReportRepository, private readonly figures: FrozenFigureRepository, private readonly scopes: OfficerScope) {}

  /** Errors: `paging.bad_cursor`, those of OfficerScope. */
  async list(actor: Actor, limit: number, after?: string): Promise<Page<ListedReport>> {
    const rows = await this.reports.list(await this.own(actor), limit, decodeCursor(after, 1));
    return toPage(rows, limit, ({ id }) => [id], (row) => row);
  }

  /** A report and all its versions, newest first. Errors: `insight.report_not_found`, also for one of other communes. */
  async one(actor: Actor, reportId: string): Promise<ShownReport> {
    const report = await this.reports.find(reportId);
    const own = new Set(await this.own(actor));
    if (report === null || report.communes.some((code) => !own.has(code))) throw new NotFound('insight.report_not_found');
    return { report, versions: await this.reports.versions(reportId) };
  }

  /** One version, the newest that is frozen when none is named, with its figures. Errors: those of `one`, `insight.version_not_found`. */
  async open(actor: Actor, reportId: string, version?: number): Promise<OpenedReport> {
    const shown = await this.one(actor, reportId);
    const opened = shown.versions.find((each) => (version === undefined ? each.state === 'frozen' : each.version === version)) ?? (version === undefined ? shown.versions[0] : undefined);
    if (opened === undefined) throw new NotFound('insight.version_not_found');
    return { ...shown, opened, figures: opened.state === 'frozen' ? await this.figures.of(reportId, opened.version) : [] };
  }

  /** As `open`, but only what is frozen. Errors: also `insight.version_not_found` for a version that is not. */
  async openFrozen(actor: Actor, reportId: string, version?: number): Promise<OpenedReport> {
    const open = await this.open(actor, reportId, version);
    if (open.opened.state !== 'frozen') throw new NotFound('insight.version_not_found');
    return open;
  }

  /** Rows behind a frozen figure, as they were hashed. Errors: those of `open`, `insight.indicator_not_found`, `paging.bad_cursor`. */
  async lines(actor: Actor, reportId: string, code: string, version: number | undefined, limit: number, after?: string): Promise<Page<string> & { version: number }> {
    const { opened } = await this.openFigure(actor, reportId, code, version);
    const [place] = decodeCursor(after, 1) ?? [0];
    const rows = await this.figures.lines(reportId, opened.version, code, Number(place) + 1, limit + 1);
    return { ...toPage(rows, limit, (row) => [row.place], ({ line }) => line), version: opened.version };
  }

  /** All of those rows, each ended by a line feed, some thousands at a time. Errors: as `lines`, before the first is given. */
  async allLines(actor: Actor, reportId: string, code: string, version: number | undefined): Promise<AsyncGenerator<string>> {
    const { opened } = await this.openFigure(actor, reportId, code, version);
    return this.batches(reportId, opened.version, code);
  }

  private async *batches(reportId: string, version: number, code: string): AsyncGenerator<string> {
    for (let from = 1; ; from += BATCH) {
      const rows = await this.figures.lines(reportId, version, code, from, BATCH);
      if (rows.length > 0) yield rows.map(({ line }) => `${line}\n`).join('');
      if (rows.length < BATCH) return;
    }
  }

  /** What changed behind a figure from one version to another. Errors: as `lines`. */
  async differences(actor: Actor, reportId: string, code: string, from: number, to: number, limit: number, after?: string): Promise<Page<RowDifference>> {
    await this.openFigure(actor, reportId, code, from);
    await this.openFigure(actor, reportId, code, to);
    const [key] = decodeCursor(after, 1) ?? [null];
    const rows = await this.figures.differences(reportId, code, from, to, limit + 1, key === null || key === undefined ? null : String(key));
    const shown = rows.slice(0, limit);
    return { items: shown, next: rows.length > limit ? encodeCursor([shown.at(-1)!.key]) : null };
  }

  /** How much differs behind every figure of two versions. Errors: as `lines`. */
  async differenceCounts(actor: Actor, reportId: string, from: number, to: number): Promise<DifferenceCount[]> {
    for (const version of [from, to]) await this.openFrozen(actor, reportId, version);
    return this.figures.differenceCounts(reportId, from, to);
  }

  /** One figure of a version that is frozen. Errors: as `lines`. */
  async openFigure(actor: Actor, reportId: string, code: string, version?: number): Promise<OpenedReport & { figure: FrozenFigure }> {
    const open = await this.openFrozen(actor, reportId, version);
    const figure = open.figures.find((each) => each.code === code);
    if (figure === undefined) throw new NotFound('insight.indicator_not_found');
    return { ...open, figure };
  }

  /** Today's communes of his, and those named in his grants that have ended since. */
  private async own(actor: Actor): Promise<string[]> {
    const { communes } = await this.scopes.communes(actor);
    return [...new Set([...communes, ...(actor.officerAreas ?? [])])];
  }
}
