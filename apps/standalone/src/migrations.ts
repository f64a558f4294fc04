import { areasMigrations } from '@cho-phien/areas';
import { identityMigrations } from '@cho-phien/identity';
import { catalogMigrations } from '@cho-phien/catalog';
import { inventoryMigrations } from '@cho-phien/inventory';
import { mediaMigrations } from '@cho-phien/media';
import { notificationsMigrations } from '@cho-phien/notifications';
import { ledgerMigrations } from '@cho-phien/ledger';
import { orderingMigrations } from '@cho-phien/ordering';
import { paymentsMigrations } from '@cho-phien/payments';
import { platformMigrations } from '@cho-phien/platform';
import { sellersMigrations } from '@cho-phien/sellers';
import { settlementMigrations } from '@cho-phien/settlement';
import type { MigrationClass } from '@cho-phien/platform';
import { searchMigrations } from '@cho-phien/search';
import { insightMigrations } from '@cho-phien/insight';

/** Every migration of every context; the runner applies them in timestamp order. */
export const migrations: readonly MigrationClass[] = [
  ...platformMigrations,
  ...areasMigrations,
  ...identityMigrations,
  ...sellersMigrations,
  ...notificationsMigrations,
  ...catalogMigrations,
  ...inventoryMigrations,
  ...mediaMigrations,
  ...orderingMigrations,
  ...paymentsMigrations,
  ...ledgerMigrations,
  ...settlementMigrations,
  ...searchMigrations,
  ...insightMigrations,
];
