import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { ChangeFeed, Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { EXPORT_ASKED } from '../usecases/ask-export.js';
import { MakeExports } from '../usecases/make-exports.js';

/** Woken by each file asked for; the schedule is for those whose announcement was lost or whose maker died. */
@Injectable() @Scheduled('insight', 'make-exports', 10_000)
export class MakeExportsJob implements ScheduledJob, OnApplicationBootstrap, OnModuleDestroy {
  private unwatch: (() => void) | null = null;

  constructor(private readonly exports: MakeExports, private readonly changes: ChangeFeed) {}

  async onApplicationBootstrap(): Promise<void> {
    this.unwatch = await this.changes.watch(EXPORT_ASKED, () => { this.exports.run().catch(() => undefined); }); // the schedule tries again, and says what is wrong
  }

  onModuleDestroy(): void { this.unwatch?.(); }

  run(): Promise<void> { return this.exports.run(); }
}
