import { Module } from '@nestjs/common';
import { DeleteOldMessagesJob } from './jobs/delete-old-messages.job.js';
import { OnContactChanged } from './jobs/on-contact-changed.js';
import { OnOrderGroupPlaced } from './jobs/on-order-group-placed.js';
import { OnOrderReady } from './jobs/on-order-ready.js';
import { OnOtpRequested } from './jobs/on-otp-requested.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnRefundRequested } from './jobs/on-refund-requested.js';
import { NotificationsModule } from './notifications.module.js';

@Module({
  imports: [NotificationsModule],
  providers: [OnOtpRequested, OnContactChanged, OnOrderGroupPlaced, OnOrderReady, OnPaymentCaptured, OnRefundRequested, DeleteOldMessagesJob],
})
export class NotificationsJobsModule {}
