import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { PullBankLines } from '../usecases/pull-bank-lines.js';

/** Every hour: a lost notice costs a buyer an hour and not a night. */
@Injectable() @Scheduled('payments', 'pull-bank-lines', 3_600_000)
export class PullBankLinesJob implements ScheduledJob {
  constructor(private readonly pull: PullBankLines) {}

  async run(): Promise<void> { await this.pull.run(); }
}
