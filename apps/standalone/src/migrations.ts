import { identityMigrations } from '@cho-phien/identity';
import { inventoryMigrations } from '@cho-phien/inventory';
import { notificationsMigrations } from '@cho-phien/notifications';
import { platformMigrations } from '@cho-phien/platform';
import { sellersMigrations } from '@cho-phien/sellers';
import type { MigrationClass } from '@cho-phien/platform';

/** Every migration of every context; the runner applies them in timestamp order. */
export const migrations: readonly MigrationClass[] = [
  ...platformMigrations,
  ...identityMigrations,
  ...sellersMigrations,
  ...notificationsMigrations,
  ...inventoryMigrations,
];
