import { Injectable } from '@nestjs/common';
import { OfficerScope } from '@cho-phien/areas';
import { Clock, newId, NotFound, vietnamDay } from '@cho-phien/kernel';
import { ChangeFeed, OfficerPosts, UnitOfWork } from '@cho-phien/platform';
import type { Actor, Tx } from '@cho-phien/platform';
import type { Frame } from '../domain/report.js';
import { duePeriods, periodOf, stopReason } from '../domain/schedule.js';
import type { Every, StopReason } from '../domain/schedule.js';
import { ReportRepository } from '../storage/report.repository.js';
import { ScheduleRepository } from '../storage/schedule.repository.js';
import type { LiveSchedule, Schedule } from '../storage/schedule.repository.js';
import { AskReport, REPORT_ASKED } from './ask-report.js';

/** Reports that are made by themselves, each period once. */
@Injectable()
export class ScheduleReports {
  constructor(
    private readonly unitOfWork: UnitOfWork, private readonly changes: ChangeFeed, private readonly schedules: ScheduleRepository, private readonly reports: ReportRepository,
    private readonly ask: AskReport, private readonly scopes: OfficerScope, private readonly posts: OfficerPosts, private readonly clock: Clock,
  ) {}

  /** From the period that runs today on. The schedule's id. Errors: those of AskReport. */
  async start(actor: Actor, { every, dayOfMonth, ...asked }: { area?: string; indicators: readonly string[]; frame?: Frame; every: Every; dayOfMonth: number }): Promise<string> {
    const startsOn = vietnamDay(this.clock.now());
    const { id: _, period: __, scheduleId: ___, ...about } = await this.ask.check(actor, { ...asked, period: periodOf(startsOn, every) });
    const id = newId();
    await this.unitOfWork.run((tx) => this.schedules.add(tx, { id, ...about, every, dayOfMonth, startsOn, madeBy: actor.accountId, madeByName: actor.name ?? '', madeAt: this.clock.now() }));
    return id;
  }

  /** No report is made from now on; those that were stay. Errors: `insight.schedule_not_found`. */
  async end(actor: Actor, scheduleId: string): Promise<void> {
    if (!(await this.list(actor)).some(({ id }) => id === scheduleId)) throw new NotFound('insight.schedule_not_found');
    await this.unitOfWork.run((tx) => this.schedules.end(tx, scheduleId, actor.accountId, this.clock.now()));
  }

  async list(actor: Actor): Promise<Schedule[]> { return this.schedules.list((await this.scopes.communes(actor)).communes); }

  /**
   * Orders the reports of every period that is due; a period that was ordered before is left alone, whoever else runs at the same time.
   * Where its maker may no longer ask for them, nothing is made in his name: the schedule stops and says why (docs/adr/0022).
   */
  async run(): Promise<void> {
    const today = vietnamDay(this.clock.now());
    for (const schedule of await this.schedules.live()) {
      const due = duePeriods(schedule.every, schedule.dayOfMonth, schedule.startsOn, today).filter((period) => !schedule.ordered.includes(period));
      if (due.length > 0) await this.runOne(schedule, due);
    }
  }

  private async runOne(schedule: LiveSchedule, due: readonly string[]): Promise<void> {
    const reason = await this.stopReason(schedule);
    if (reason !== null) return this.unitOfWork.run((tx) => this.schedules.stop(tx, schedule.id, reason, this.clock.now()));
    for (const period of due) await this.unitOfWork.run((tx) => this.order(tx, schedule, period));
  }

  private async stopReason({ madeBy, communes }: Schedule): Promise<StopReason | null> {
    const maker = await this.posts.of(madeBy);
    return stopReason(communes, maker && (await this.scopes.communes(maker)).communes, maker?.officerRole === 'reader');
  }

  private async order(tx: Tx, { id: scheduleId, area, areaName, communes, codes, frame, madeBy, madeByName }: Schedule, period: string): Promise<void> {
    const [id, at] = [newId(), this.clock.now()];
    if (!(await this.reports.add(tx, { id, area, areaName, communes, period, codes, frame, scheduleId }, at))) return;
    await this.reports.addVersion(tx, id, { version: 1, reason: null, askedBy: madeBy, askedByName: madeByName, askedAt: at });
    await this.changes.announce(tx, REPORT_ASKED);
  }
}
