import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { RefundBySeller } from '../usecases/refund-by-seller.js';

@Injectable() @Scheduled('payments', 'believe-direct-refunds', 600_000)
export class BelieveDirectRefundsJob implements ScheduledJob {
  constructor(private readonly refunds: RefundBySeller) {}

  async run(): Promise<void> { await this.refunds.believeUndenied(); }
}
