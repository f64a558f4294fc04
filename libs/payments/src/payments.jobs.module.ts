import { Module } from '@nestjs/common';
import { BelieveDirectRefundsJob } from './jobs/believe-direct-refunds.job.js';
import { CarryOutRefundsJob } from './jobs/carry-out-refunds.job.js';
import { ForgetRefundAccountsJob } from './jobs/forget-refund-accounts.job.js';
import { OnCollectedAtDoor } from './jobs/on-collected-at-door.js';
import { OnOrderRefundAsked } from './jobs/on-order-refund-asked.js';
import { PullBankLinesJob } from './jobs/pull-bank-lines.job.js';
import { QuerySilentAttemptsJob } from './jobs/query-silent-attempts.job.js';
import { PaymentsModule } from './payments.module.js';

@Module({
  imports: [PaymentsModule],
  providers: [OnCollectedAtDoor, OnOrderRefundAsked, QuerySilentAttemptsJob, CarryOutRefundsJob, BelieveDirectRefundsJob, ForgetRefundAccountsJob, PullBankLinesJob],
})
export class PaymentsJobsModule {}
