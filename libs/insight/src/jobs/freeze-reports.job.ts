import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { ChangeFeed, Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { REPORT_ASKED } from '../usecases/ask-report.js';
import { FreezeReports } from '../usecases/freeze-reports.js';

/** Woken by each report asked for; the schedule is for those whose announcement was lost. */
@Injectable() @Scheduled('insight', 'freeze-reports', 5_000)
export class FreezeReportsJob implements ScheduledJob, OnApplicationBootstrap, OnModuleDestroy {
  private unwatch: (() => void) | null = null;

  constructor(private readonly freeze: FreezeReports, private readonly changes: ChangeFeed) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unwatch = await this.changes.watch(REPORT_ASKED, () => { this.freeze.run().catch(() => undefined); }); // the schedule tries again, and says what is wrong
  }

  onModuleDestroy(): void { this.unwatch?.(); }

  run(): Promise<void> { return this.freeze.run(); }
}
