import { Module } from '@nestjs/common';
import { AdvanceCheckpointJob } from './jobs/advance-checkpoint.job.js';
import { OnBankLineDecided } from './jobs/on-bank-line-decided.js';
import { OnMoneyReceived } from './jobs/on-money-received.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnRefundCompleted } from './jobs/on-refund-completed.js';
import { OnRefundRequested } from './jobs/on-refund-requested.js';
import { OnRemitted } from './jobs/on-remitted.js';
import { VerifyNewLinksJob } from './jobs/verify-new-links.job.js';
import { LedgerModule } from './ledger.module.js';

@Module({ imports: [LedgerModule], providers: [OnBankLineDecided, OnMoneyReceived, OnPaymentCaptured, OnRefundRequested, OnRefundCompleted, OnRemitted, AdvanceCheckpointJob, VerifyNewLinksJob] })
export class LedgerJobsModule {}
