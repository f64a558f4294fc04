import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ScheduleReports } from '../usecases/schedule-reports.js';

const QUARTER_HOUR = 900_000;

@Injectable() @Scheduled('insight', 'schedule-reports', QUARTER_HOUR)
export class ScheduleReportsJob implements ScheduledJob {
  constructor(private readonly schedules: ScheduleReports) {}

  run(): Promise<void> { return this.schedules.run(); }
}
