import { Module } from '@nestjs/common';
import { OnOrderDelivered } from './jobs/on-order-delivered.js';
import { OnOrderGroupPlaced } from './jobs/on-order-group-placed.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnPayoutLineSeen } from './jobs/on-payout-line-seen.js';
import { OnRefundCompleted } from './jobs/on-refund-completed.js';
import { OnRefundRequested } from './jobs/on-refund-requested.js';
import { OnRemitted } from './jobs/on-remitted.js';
import { PreparePayoutsJob } from './jobs/prepare-payouts.job.js';
import { ReckonTakeRatesJob } from './jobs/reckon-take-rates.job.js';
import { SettlementModule } from './settlement.module.js';

@Module({ imports: [SettlementModule], providers: [OnOrderGroupPlaced, OnPaymentCaptured, OnOrderDelivered, OnRefundRequested, OnRefundCompleted, OnPayoutLineSeen, OnRemitted, PreparePayoutsJob, ReckonTakeRatesJob] })
export class SettlementJobsModule {}
