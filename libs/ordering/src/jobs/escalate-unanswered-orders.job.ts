import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { EscalateUnanswered } from '../usecases/escalate-unanswered.js';

@Injectable()
@Scheduled('ordering', 'escalate-unanswered-orders', 10_000)
export class EscalateUnansweredOrdersJob implements ScheduledJob {
  constructor(private readonly escalateUnanswered: EscalateUnanswered) {}

  async run(): Promise<void> {
    await this.escalateUnanswered.run();
  }
}
