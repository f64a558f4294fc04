import { seedAreas } from '@cho-phien/areas';
import { UnitOfWork } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { seedDemoAccounts } from './seed-accounts.js';
import { drawDemoPictures, seedDemoCatalog } from './seed-catalog.js';
import { seedDemoHistory } from './seed-history.js';
import { seedDemoOfficers } from './seed-officers.js';

type Say = (line: string) => void;

/** Facts that every market needs, demo or not: the areas of Vietnam. */
export async function seedFacts(app: NestFastifyApplication, say: Say): Promise<void> {
  const loaded = await app.get(UnitOfWork).run((tx) => seedAreas(tx));
  if (loaded) say('Đã nạp 34 tỉnh, 3.321 xã và các huyện, xã cũ (areas loaded)');
}

/** Loads the demo once; answers what may go on after the shop has opened. */
export async function seedDemo(app: NestFastifyApplication, say: Say): Promise<() => Promise<void>> {
  await seedDemoAccounts(app);
  if (await seedDemoCatalog(app)) say('Đã bày hàng của phiên chợ mẫu (demo goods laid out)');
  if (await seedDemoHistory(app)) say('Đã ghi vài tuần đơn hàng mẫu (weeks of demo orders written)');
  if (await seedDemoOfficers(app)) say('Đã ghi việc mẫu của cán bộ (officers’ demo work written)');
  return () => drawDemoPictures(app, say);
}
