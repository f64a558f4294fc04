import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDoor, migrate } from '@cho-phien/platform';
import { seedDemo, seedFacts } from '../../apps/standalone/src/demo/seed-demo.js';
import { migrations } from '../../apps/standalone/src/migrations.js';
import { standaloneDoor } from '../../apps/standalone/src/standalone.door.js';
import { settled } from './pending-events.js';
import { testSettings } from './test-app.js';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

const today = (): string => new Date().toISOString().slice(0, 10).replaceAll('-', '');

/** A database of this test's own that holds the demo market, its projections complete; without the pictures' files. */
export const createDemoDatabase = (): Promise<TestDatabase> => createTestDatabase({
  name: `cho_phien_demo_${today()}`,
  madeFrom: [{ directory: 'libs', counts: (file) => !file.endsWith('.spec.ts') }, { directory: 'apps/standalone/src', counts: (file) => !file.endsWith('.spec.ts') }],
  fill: layOutTheDemo,
});

async function layOutTheDemo(databaseUrl: string): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'cho-phien-demo-'));
  await migrate(databaseUrl, migrations);
  const app = await createDoor(standaloneDoor, testSettings(databaseUrl, { DATA_DIR: dataDir }));
  try {
    await app.init();
    await seedFacts(app, () => undefined);
    await seedDemo(app, () => undefined);
    await settled(databaseUrl, 120_000);
  } finally {
    await app.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
