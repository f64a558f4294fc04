import { Module } from '@nestjs/common';
import { DeleteOldMessagesJob } from './jobs/delete-old-messages.job.js';
import { OnCertificateEnding } from './jobs/on-certificate-ending.js';
import { OnClaimMoved } from './jobs/on-claim-moved.js';
import { OnCodeAsked } from './jobs/on-code-asked.js';
import { OnConsentChanged } from './jobs/on-consent-changed.js';
import { OnContactChanged } from './jobs/on-contact-changed.js';
import { OnLifecycleMoved } from './jobs/on-lifecycle-moved.js';
import { OnListingDecided } from './jobs/on-listing-decided.js';
import { OnMoneyRouteChanged } from './jobs/on-money-route-changed.js';
import { OnOrderAnswered } from './jobs/on-order-answered.js';
import { OnOrderGroupPlaced } from './jobs/on-order-group-placed.js';
import { OnOrderReady } from './jobs/on-order-ready.js';
import { OnOrderUnanswered } from './jobs/on-order-unanswered.js';
import { OnOtpRequested } from './jobs/on-otp-requested.js';
import { OnPaymentCalledOff } from './jobs/on-payment-called-off.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnPayoutReturned } from './jobs/on-payout-returned.js';
import { OnPayoutSettled } from './jobs/on-payout-settled.js';
import { OnRateAnnounced } from './jobs/on-rate-announced.js';
import { OnRefundCompleted } from './jobs/on-refund-completed.js';
import { OnRefundRequested } from './jobs/on-refund-requested.js';
import { OnSellerInvited } from './jobs/on-seller-invited.js';
import { OnStarClaimDecided } from './jobs/on-star-claim-decided.js';
import { SendDueMessagesJob } from './jobs/send-due-messages.job.js';
import { NotificationsModule } from './notifications.module.js';

@Module({
  imports: [NotificationsModule],
  providers: [
    OnOtpRequested, OnCodeAsked, OnSellerInvited, OnContactChanged, OnLifecycleMoved, OnMoneyRouteChanged, OnListingDecided, OnConsentChanged, OnCertificateEnding, OnStarClaimDecided,
    OnOrderGroupPlaced, OnOrderReady, OnOrderAnswered, OnOrderUnanswered, OnClaimMoved, OnPaymentCaptured, OnPaymentCalledOff, OnRefundRequested, OnRefundCompleted, OnPayoutSettled, OnPayoutReturned, OnRateAnnounced,
    SendDueMessagesJob, DeleteOldMessagesJob,
  ],
})
export class NotificationsJobsModule {}
