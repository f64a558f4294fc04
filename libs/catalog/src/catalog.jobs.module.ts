import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog.module.js';
import { OnSellerChanged } from './jobs/on-seller-changed.js';
import { OnStockChanged } from './jobs/on-stock-changed.js';
import { RenewShownCertificatesJob } from './jobs/renew-shown-certificates.job.js';

@Module({ imports: [CatalogModule], providers: [OnStockChanged, OnSellerChanged, RenewShownCertificatesJob] })
export class CatalogJobsModule {}
