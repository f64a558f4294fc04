import { Module } from '@nestjs/common';
import { CompleteDeliveredOrdersJob } from './jobs/complete-delivered-orders.job.js';
import { ExpireUnpaidOrdersJob } from './jobs/expire-unpaid-orders.job.js';
import { ForgetUnusedCartsJob } from './jobs/forget-unused-carts.job.js';
import { OnCodChosen } from './jobs/on-cod-chosen.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OrderingModule } from './ordering.module.js';

@Module({
  imports: [OrderingModule],
  providers: [OnPaymentCaptured, OnCodChosen, ExpireUnpaidOrdersJob, CompleteDeliveredOrdersJob, ForgetUnusedCartsJob],
})
export class OrderingJobsModule {}
