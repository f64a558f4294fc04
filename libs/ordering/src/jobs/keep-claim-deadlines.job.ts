import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { KeepClaimDeadlines } from '../usecases/keep-claim-deadlines.js';

@Injectable()
@Scheduled('ordering', 'keep-claim-deadlines', 30_000)
export class KeepClaimDeadlinesJob implements ScheduledJob {
  constructor(private readonly deadlines: KeepClaimDeadlines) {}

  async run(): Promise<void> { await this.deadlines.run(); }
}
