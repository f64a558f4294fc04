import { Injectable } from '@nestjs/common';
import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { Clock, Invalid, message, newId, vietnamDay } from '@cho-phien/kernel';
import { ChangeFeed, UnitOfWork } from '@cho-phien/platform';
import type { Actor, Tx } from '@cho-phien/platform';
import { lastDayOf, readPeriod } from '../domain/period.js';
import type { Period } from '../domain/period.js';
import type { Frame, Report } from '../domain/report.js';
import { ReportRepository } from '../storage/report.repository.js';
import { ReadQuestion } from './read-question.js';

export interface AskedReport { area?: string; period: string; indicators: readonly string[]; /** By communes when left out. */ frame?: Frame }

/** Announced when there is a version to compute. */
export const REPORT_ASKED = 'insight:report_asked';

/** Takes an order for a report; the figures are computed and frozen behind it. */
@Injectable()
export class AskReport {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly changes: ChangeFeed, private readonly reports: ReportRepository,
    private readonly scopes: OfficerScope, private readonly questions: ReadQuestion, private readonly clock: Clock, private readonly areas: AreasFacade,
  ) {}

  /** The report's id. Errors: `insight.bad_period`, `insight.period_not_begun`, and those of ReadQuestion. */
  async run(actor: Actor, asked: AskedReport): Promise<string> {
    const report = await this.check(actor, asked);
    await this.unitOfWork.run((tx) => this.write(tx, actor, report));
    return report.id;
  }

  /** A report that could be asked for, with everything in it allowed and known; nothing is written. Errors: as `run`. */
  async check(actor: Actor, { area, period, indicators, frame = 'commune' }: AskedReport): Promise<Report> {
    const day = lastDayOf(readable(period), vietnamDay(this.clock.now()));
    const codes = [...new Set(indicators)];
    for (const code of codes) await this.questions.run(actor, { code, area, period, asOf: day });
    const { code, communes } = await this.scopes.communes(actor, area, day);
    const areaName = code === null ? message('insight.whole_scope', 'vi') : await this.areas.label(code);
    return { id: newId(), area: code, areaName, communes, period, codes, frame, scheduleId: null };
  }

  private async write(tx: Tx, actor: Actor, report: Report): Promise<void> {
    const at = this.clock.now();
    await this.reports.add(tx, report, at);
    await this.reports.addVersion(tx, report.id, { version: 1, reason: null, askedBy: actor.accountId, askedByName: actor.name ?? '', askedAt: at });
    await this.changes.announce(tx, REPORT_ASKED);
  }
}

function readable(text: string): Period {
  const period = readPeriod(text);
  if (period === null) throw new Invalid('insight.bad_period', {}, [{ path: 'period', code: 'insight.bad_period' }]);
  return period;
}
