import { Injectable } from '@nestjs/common';
import type { VietnamDay } from '@cho-phien/kernel';
import type { Tx } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import type { Frame } from '../domain/report.js';
import type { Every, StopReason } from '../domain/schedule.js';

export interface Schedule {
  id: string; area: string | null; areaName: string; communes: string[]; codes: string[]; frame: Frame; every: Every; dayOfMonth: number; startsOn: VietnamDay;
  madeBy: string; madeByName: string; madeAt: Date; endedAt: Date | null; /** Null where a person ended it. */ stopReason: StopReason | null;
}

/** With the periods of which a report was ordered. */
export interface LiveSchedule extends Schedule { ordered: string[] }

const SCHEDULE = `s.schedule_id as id, s.area, s.area_name as "areaName", s.communes, s.codes, s.frame, s.every, s.day_of_month as "dayOfMonth", s.starts_on as "startsOn",
  s.made_by as "madeBy", s.made_by_name as "madeByName", s.made_at as "madeAt", e.ended_at as "endedAt", e.reason as "stopReason"`;
const FROM = 'from insight.report_schedules s left join insight.report_schedule_ends e using (schedule_id)';

@Injectable()
export class ScheduleRepository {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, schedule: Omit<Schedule, 'endedAt' | 'stopReason'>): Promise<void> {
    await tx.query(
      `insert into insight.report_schedules (schedule_id, area, area_name, communes, codes, every, day_of_month, starts_on, made_by, made_by_name, made_at, frame) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [schedule.id, schedule.area, schedule.areaName, schedule.communes, schedule.codes, schedule.every, schedule.dayOfMonth, schedule.startsOn, schedule.madeBy, schedule.madeByName, schedule.madeAt, schedule.frame]);
  }

  async end(tx: Tx, scheduleId: string, by: string, at: Date): Promise<void> {
    await tx.query('insert into insight.report_schedule_ends (schedule_id, ended_by, ended_at) values ($1, $2, $3) on conflict do nothing', [scheduleId, by, at]);
  }

  /** It stops by itself; where somebody ended it meanwhile, that stands. */
  async stop(tx: Tx, scheduleId: string, reason: StopReason, at: Date): Promise<void> {
    await tx.query('insert into insight.report_schedule_ends (schedule_id, reason, ended_at) values ($1, $2, $3) on conflict do nothing', [scheduleId, reason, at]);
  }

  /** Schedules that run. */
  async live(): Promise<LiveSchedule[]> {
    return this.dataSource.query(
      `select ${SCHEDULE}, array(select r.period from insight.reports r where r.schedule_id = s.schedule_id) as ordered ${FROM} where e.schedule_id is null order by s.schedule_id`);
  }

  /** Of which every commune is among these, newest first; the first hundred. */
  async list(communes: readonly string[]): Promise<Schedule[]> {
    return this.dataSource.query(`select ${SCHEDULE} ${FROM} where s.communes <@ $1::text[] order by s.schedule_id desc limit 100`, [communes]);
  }
}
