import { Injectable } from '@nestjs/common';
import { Clock, DomainError, vietnamDay } from '@cho-phien/kernel';
import { UnitOfWork, Config } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { canonicalJson } from '../domain/canonical-json.js';
import { lastDayOf, readPeriod } from '../domain/period.js';
import { SEAL_FORM } from '../domain/report.js';
import { seal } from '../domain/report-seal.js';
import { FrozenFigureRepository } from '../storage/frozen-figure.repository.js';
import { ReportRepository } from '../storage/report.repository.js';
import type { WaitingVersion } from '../storage/report.repository.js';
import { FreezeFigure } from './freeze-figure.js';
import type { KeptFigure } from './freeze-figure.js';

/** Computes the versions that wait and seals them. */
@Injectable()
export class FreezeReports {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly config: Config, private readonly reports: ReportRepository,
    private readonly kept: FrozenFigureRepository, private readonly figures: FreezeFigure, private readonly clock: Clock,
  ) {}

  /** Every waiting version is tried; the first failure that is not a refusal is thrown at the end, so that it is seen and tried again. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const waiting of await this.reports.waiting()) await this.freeze(waiting).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }

  private async freeze(waiting: WaitingVersion): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.reports.takeAlone(tx, waiting.id, waiting.version))) return;
      try {
        const asOf = lastDayOf(readPeriod(waiting.period)!, vietnamDay(this.clock.now()));
        const figures: KeptFigure[] = [];
        for (const code of waiting.codes) figures.push(await this.figures.run(actorOf(waiting), { code, area: waiting.area ?? undefined, period: waiting.period, asOf, frame: waiting.frame }));
        for (const [place, { figure, rowSetId }] of figures.entries()) await this.kept.add(tx, waiting.id, waiting.version, place, rowSetId, figure);
        const frozenAt = this.clock.now();
        const provisional = asOf < readPeriod(waiting.period)!.last;
        const payload = payloadOf(waiting, asOf, provisional, frozenAt, figures);
        await this.reports.addSeal(tx, waiting.id, waiting.version, { asOf, provisional, frozenAt, payload, ...seal(payload, this.secret()) });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        await this.reports.addFailure(tx, waiting.id, waiting.version, error.code, this.clock.now());
      }
    });
  }

  private secret(): string { return this.config.settings.REPORT_SEAL_SECRET ?? this.config.settings.DATA_KEY; }
}

/** The report was asked for by somebody who answered for exactly these communes; it is computed with that right. */
const actorOf = ({ askedBy, communes }: WaitingVersion): Actor => ({ accountId: askedBy, roles: ['officer'], officerAreas: communes });

/** What is sealed: everything a reader sees, by which version before it, and the hash of each set of rows. */
const payloadOf = (waiting: WaitingVersion, asOf: string, provisional: boolean, frozenAt: Date, figures: readonly KeptFigure[]): string => canonicalJson({
  form: SEAL_FORM, frame: waiting.frame, report: waiting.id, version: waiting.version, previousDigest: waiting.previousDigest, reason: waiting.reason, area: waiting.area, areaName: waiting.areaName, communes: waiting.communes,
  period: waiting.period, asOf, provisional, askedBy: waiting.askedBy, askedByName: waiting.askedByName, frozenAt, figures: figures.map(({ figure }) => figure),
});
