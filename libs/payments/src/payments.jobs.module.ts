import { Module } from '@nestjs/common';
import { OnCollectedAtDoor } from './jobs/on-collected-at-door.js';
import { OnOrderPaidButGone } from './jobs/on-order-paid-but-gone.js';
import { QuerySilentVnpayAttempts } from './jobs/query-silent-vnpay-attempts.job.js';
import { PaymentsModule } from './payments.module.js';

@Module({
  imports: [PaymentsModule],
  providers: [OnCollectedAtDoor, OnOrderPaidButGone, QuerySilentVnpayAttempts],
})
export class PaymentsJobsModule {}
