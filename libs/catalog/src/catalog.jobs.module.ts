import { Module } from '@nestjs/common';
import { CatalogModule } from './catalog.module.js';
import { EnterImportedRowsJob } from './jobs/enter-imported-rows.job.js';
import { EnterRegisterJob } from './jobs/enter-register.job.js';
import { FindStarClaimsJob } from './jobs/find-star-claims.job.js';
import { OnPhotoReady } from './jobs/on-photo-ready.js';
import { OnSellerChanged } from './jobs/on-seller-changed.js';
import { OnStockChanged } from './jobs/on-stock-changed.js';
import { RenewShownCertificatesJob } from './jobs/renew-shown-certificates.job.js';
import { TellOfEndingsJob } from './jobs/tell-of-endings.job.js';

@Module({ imports: [CatalogModule], providers: [OnStockChanged, OnSellerChanged, OnPhotoReady, RenewShownCertificatesJob, EnterImportedRowsJob, EnterRegisterJob, TellOfEndingsJob, FindStarClaimsJob] })
export class CatalogJobsModule {}
