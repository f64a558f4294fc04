import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { QuerySilentAttempts } from '../usecases/query-silent-attempts.js';

@Injectable() @Scheduled('payments', 'query-silent-attempts', 15_000)
export class QuerySilentAttemptsJob implements ScheduledJob {
  constructor(private readonly query: QuerySilentAttempts) {}

  async run(): Promise<void> { await this.query.run(); }
}
