import { AreasFacade } from '@cho-phien/areas';
import { demoOfficerDistricts, ensureDemoAccounts, IdentityFacade } from '@cho-phien/identity';
import { UnitOfWork } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Makes the demo's accounts, the officers with today's communes of their former districts. Safe to run at every start. */
export async function seedDemoAccounts(app: NestFastifyApplication): Promise<void> {
  const areas = app.get(AreasFacade);
  const found = await Promise.all(demoOfficerDistricts.map((district) => areas.communesOf(district)));
  const communes = new Set(found.flatMap((set) => set?.codes ?? []));
  await app.get(UnitOfWork).run((tx) => ensureDemoAccounts(tx, app.get(IdentityFacade), [...communes]));
}
