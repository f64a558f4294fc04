import { FindStarClaims } from '@cho-phien/catalog/usecases/find-star-claims';
import { demoPhones, IdentityFacade } from '@cho-phien/identity';
import { FurnishOfficers } from '@cho-phien/insight/demo/furnish-officers';
import { UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What the demo's officers did before today: a survey, a target, a cluster, addresses elsewhere, a frozen report, open data. Answers false when it is there already. */
export async function seedDemoOfficers(app: NestFastifyApplication): Promise<boolean> {
  const [first, second] = [await officer(app, demoPhones.officer), await officer(app, demoPhones.secondOfficer)];
  await app.get(FindStarClaims).run();
  return app.get(FurnishOfficers).run(first, second);
}

async function officer(app: NestFastifyApplication, phoneNumber: string): Promise<Actor> {
  const identity = app.get(IdentityFacade);
  const accountId = await app.get(UnitOfWork).run((tx) => identity.ensureAccount(tx, { phoneNumber }));
  return { accountId, roles: ['officer'], officerAreas: await identity.officerAreas(accountId), name: 'Cán bộ địa bàn (demo)' };
}
