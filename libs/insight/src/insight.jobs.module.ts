import { Module } from '@nestjs/common';
import { InsightModule } from './insight.module.js';
import { ForgetWatchedJob } from './jobs/forget-watched.job.js';
import { FreezeReportsJob } from './jobs/freeze-reports.job.js';
import { ForgetFiguresJob } from './jobs/forget-figures.job.js';
import { MakeExportsJob } from './jobs/make-exports.job.js';
import { RemoveExportsJob } from './jobs/remove-exports.job.js';
import { ScheduleReportsJob } from './jobs/schedule-reports.job.js';
import { KeepStandingFiguresJob } from './jobs/keep-standing-figures.job.js';
import { OnAssistedWrite } from './jobs/on-assisted-write.js';
import { OnBankAccountChanged } from './jobs/on-bank-account-changed.js';
import { OnClaimMoved } from './jobs/on-claim-moved.js';
import { OnCodesChanged } from './jobs/on-codes-changed.js';
import { OnConsentChanged } from './jobs/on-consent-changed.js';
import { OnContactChanged } from './jobs/on-contact-changed.js';
import { OnDraftSaved } from './jobs/on-draft-saved.js';
import { OnListingDecided } from './jobs/on-listing-decided.js';
import { OnListingSubmitted } from './jobs/on-listing-submitted.js';
import { OnOrderAnswered } from './jobs/on-order-answered.js';
import { OnOrderDelayed } from './jobs/on-order-delayed.js';
import { OnOrderGroupPlaced } from './jobs/on-order-group-placed.js';
import { OnOrderHandedOver } from './jobs/on-order-handed-over.js';
import { OnOrderReady } from './jobs/on-order-ready.js';
import { OnCertificateChanged } from './jobs/on-certificate-changed.js';
import { OnOrderDelivered } from './jobs/on-order-delivered.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnProductChanged } from './jobs/on-product-changed.js';
import { OnRefundCompleted } from './jobs/on-refund-completed.js';
import { OnSellerChanged } from './jobs/on-seller-changed.js';
import { OnStockChanged } from './jobs/on-stock-changed.js';

@Module({
  imports: [InsightModule],
  providers: [
    OnCertificateChanged, OnSellerChanged, OnProductChanged, OnStockChanged, OnOrderDelivered, OnPaymentCaptured,
    OnClaimMoved, OnCodesChanged, OnConsentChanged, OnOrderReady, OnOrderAnswered, OnOrderDelayed, OnOrderHandedOver, OnDraftSaved, OnListingSubmitted, OnListingDecided,
    OnContactChanged, OnOrderGroupPlaced, OnBankAccountChanged, OnAssistedWrite, OnRefundCompleted, ForgetWatchedJob,
    FreezeReportsJob, ForgetFiguresJob, KeepStandingFiguresJob, MakeExportsJob, RemoveExportsJob, ScheduleReportsJob,
  ],
})
export class InsightJobsModule {}
