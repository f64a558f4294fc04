import { seedAreas } from '@cho-phien/areas';
import { migrate } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { migrations } from './migrations.js';

/** Brings a database up to date and loads what every door needs of it: the areas of Vietnam. Safe to run again and twice at once. */
export async function prepareDatabase(url: string): Promise<{ migrated: number; areasLoaded: boolean }> {
  const migrated = await migrate(url, migrations);
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  try {
    return { migrated, areasLoaded: await dataSource.transaction((tx) => seedAreas(tx)) };
  } finally {
    await dataSource.destroy();
  }
}
