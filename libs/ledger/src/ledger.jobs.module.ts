import { Module } from '@nestjs/common';
import { OnMoneyReceived } from './jobs/on-money-received.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnRefundRequested } from './jobs/on-refund-requested.js';
import { LedgerModule } from './ledger.module.js';

@Module({ imports: [LedgerModule], providers: [OnMoneyReceived, OnPaymentCaptured, OnRefundRequested] })
export class LedgerJobsModule {}
