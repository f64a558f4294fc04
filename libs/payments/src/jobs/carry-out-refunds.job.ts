import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { CarryOutRefunds } from '../usecases/carry-out-refunds.js';

@Injectable() @Scheduled('payments', 'carry-out-refunds', 5_000)
export class CarryOutRefundsJob implements ScheduledJob {
  constructor(private readonly refunds: CarryOutRefunds) {}

  async run(): Promise<void> { await this.refunds.run(); }
}
