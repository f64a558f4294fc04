import { AreasHttpModule } from '@cho-phien/areas/areas.http.module';
import { CatalogHttpModule } from '@cho-phien/catalog/catalog.http.module';
import { CatalogJobsModule } from '@cho-phien/catalog/catalog.jobs.module';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { IdentityJobsModule } from '@cho-phien/identity/identity.jobs.module';
import { InsightHttpModule } from '@cho-phien/insight/insight.http.module';
import { InsightJobsModule } from '@cho-phien/insight/insight.jobs.module';
import { InventoryHttpModule } from '@cho-phien/inventory/inventory.http.module';
import { LedgerHttpModule } from '@cho-phien/ledger/ledger.http.module';
import { LedgerJobsModule } from '@cho-phien/ledger/ledger.jobs.module';
import { MediaHttpModule } from '@cho-phien/media/media.http.module';
import { MediaJobsModule } from '@cho-phien/media/media.jobs.module';
import { NotificationsHttpModule } from '@cho-phien/notifications/notifications.http.module';
import { NotificationsJobsModule } from '@cho-phien/notifications/notifications.jobs.module';
import { OrderingHttpModule } from '@cho-phien/ordering/ordering.http.module';
import { OrderingJobsModule } from '@cho-phien/ordering/ordering.jobs.module';
import { PaymentsHttpModule } from '@cho-phien/payments/payments.http.module';
import { PaymentsJobsModule } from '@cho-phien/payments/payments.jobs.module';
import type { Door } from '@cho-phien/platform';
import { SearchHttpModule } from '@cho-phien/search/search.http.module';
import { SearchJobsModule } from '@cho-phien/search/search.jobs.module';
import { SellersHttpModule } from '@cho-phien/sellers/sellers.http.module';
import { SettlementHttpModule } from '@cho-phien/settlement/settlement.http.module';
import { SettlementJobsModule } from '@cho-phien/settlement/settlement.jobs.module';

/** Every context in one process. */
export const standaloneDoor: Door = {
  name: 'standalone',
  http: [
    IdentityHttpModule, AreasHttpModule, SellersHttpModule, CatalogHttpModule, InventoryHttpModule, MediaHttpModule, OrderingHttpModule,
    PaymentsHttpModule, LedgerHttpModule, SettlementHttpModule, SearchHttpModule, InsightHttpModule, NotificationsHttpModule,
  ],
  jobs: [IdentityJobsModule, CatalogJobsModule, MediaJobsModule, OrderingJobsModule, PaymentsJobsModule, LedgerJobsModule, SettlementJobsModule, SearchJobsModule, InsightJobsModule, NotificationsJobsModule],
};
