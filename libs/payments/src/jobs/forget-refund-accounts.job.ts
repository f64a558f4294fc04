import { Injectable } from '@nestjs/common';
import { Scheduled } from '@cho-phien/platform';
import type { ScheduledJob } from '@cho-phien/platform';
import { ForgetRefundAccounts } from '../usecases/forget-refund-accounts.js';

@Injectable() @Scheduled('payments', 'forget-refund-accounts', 3_600_000)
export class ForgetRefundAccountsJob implements ScheduledJob {
  constructor(private readonly forget: ForgetRefundAccounts) {}

  async run(): Promise<void> { await this.forget.run(); }
}
