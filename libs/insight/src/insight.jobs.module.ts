import { Module } from '@nestjs/common';
import { InsightModule } from './insight.module.js';
import { OnCertificateChanged } from './jobs/on-certificate-changed.js';
import { OnOrderDelivered } from './jobs/on-order-delivered.js';
import { OnPaymentCaptured } from './jobs/on-payment-captured.js';
import { OnProductChanged } from './jobs/on-product-changed.js';
import { OnSellerChanged } from './jobs/on-seller-changed.js';
import { OnStockChanged } from './jobs/on-stock-changed.js';

@Module({
  imports: [InsightModule],
  providers: [OnCertificateChanged, OnSellerChanged, OnProductChanged, OnStockChanged, OnOrderDelivered, OnPaymentCaptured],
})
export class InsightJobsModule {}
