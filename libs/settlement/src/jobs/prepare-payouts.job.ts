import { Injectable } from '@nestjs/common';
import { Clock, vietnamDay } from '@cho-phien/kernel';
import { Scheduled, UnitOfWork } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { isPayoutDay } from '../domain/payout-rule.js';
import { PayoutRuleRepository } from '../storage/payout-rule.repository.js';
import { PreparePayouts } from '../usecases/prepare-payouts.js';

@Injectable() @Scheduled('settlement', 'prepare-payouts', 600_000)
export class PreparePayoutsJob implements ScheduledJob {
  constructor(private readonly rules: PayoutRuleRepository, private readonly prepare: PreparePayouts, private readonly unitOfWork: UnitOfWork, private readonly clock: Clock) {}

  async run(): Promise<void> {
    if (!isPayoutDay(await this.rules.all(), vietnamDay(this.clock.now()))) return;
    await this.unitOfWork.run((tx) => this.prepare.onPayoutDay(tx));
  }
}
