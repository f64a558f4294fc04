import { Module } from '@nestjs/common';
import { CompleteDeliveredOrdersJob } from './jobs/complete-delivered-orders.job.js';
import { EscalateUnansweredOrdersJob } from './jobs/escalate-unanswered-orders.job.js';
import { ExpireUnpaidOrdersJob } from './jobs/expire-unpaid-orders.job.js';
import { ForgetUnusedCartsJob } from './jobs/forget-unused-carts.job.js';
import { KeepClaimDeadlinesJob } from './jobs/keep-claim-deadlines.job.js';
import { MakeEvidencePacksJob } from './jobs/make-evidence-packs.job.js';
import { OnCodChosen } from './jobs/on-cod-chosen.js';
import { OnPaymentCalledOff } from './jobs/on-payment-called-off.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnRefundCompleted } from './jobs/on-refund-completed.js';
import { OrderingModule } from './ordering.module.js';

@Module({
  imports: [OrderingModule],
  providers: [OnPaymentCaptured, OnPaymentCalledOff, OnCodChosen, OnRefundCompleted, EscalateUnansweredOrdersJob, KeepClaimDeadlinesJob, ExpireUnpaidOrdersJob, CompleteDeliveredOrdersJob, ForgetUnusedCartsJob, MakeEvidencePacksJob],
})
export class OrderingJobsModule {}
