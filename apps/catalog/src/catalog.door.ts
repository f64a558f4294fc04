import { AreasHttpModule } from '@cho-phien/areas/areas.http.module';
import { CatalogHttpModule } from '@cho-phien/catalog/catalog.http.module';
import { CatalogJobsModule } from '@cho-phien/catalog/catalog.jobs.module';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { IdentityJobsModule } from '@cho-phien/identity/identity.jobs.module';
import { InventoryHttpModule } from '@cho-phien/inventory/inventory.http.module';
import { MediaHttpModule } from '@cho-phien/media/media.http.module';
import { MediaJobsModule } from '@cho-phien/media/media.jobs.module';
import type { Door } from '@cho-phien/platform';
import { SellersHttpModule } from '@cho-phien/sellers/sellers.http.module';

/** Who people are, where they live, who sells and what: identity, areas, sellers, catalog, inventory, media. */
export const catalogDoor: Door = {
  name: 'catalog',
  http: [IdentityHttpModule, AreasHttpModule, SellersHttpModule, CatalogHttpModule, InventoryHttpModule, MediaHttpModule],
  jobs: [IdentityJobsModule, CatalogJobsModule, MediaJobsModule],
};
