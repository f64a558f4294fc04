import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { CompleteDelivered } from '../usecases/complete-delivered.js';

@Injectable()
@Scheduled('ordering', 'complete-delivered-orders', 600_000)
export class CompleteDeliveredOrdersJob implements ScheduledJob {
  constructor(private readonly completeDelivered: CompleteDelivered) {}

  async run(): Promise<void> {
    await this.completeDelivered.run();
  }
}
