import request from 'supertest';
import { seedAreas } from '@cho-phien/areas';
import { demoPhones } from '@cho-phien/identity';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { NotificationsHttpModule } from '@cho-phien/notifications/notifications.http.module';
import { NotificationsJobsModule } from '@cho-phien/notifications/notifications.jobs.module';
import { UnitOfWork } from '@cho-phien/platform';
import { SellersHttpModule } from '@cho-phien/sellers/sellers.http.module';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { seedDemoAccounts } from './seed-accounts.js';

describe('the demo accounts', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await openTestApp({ name: 'demo', http: [IdentityHttpModule, SellersHttpModule, NotificationsHttpModule], jobs: [NotificationsJobsModule] });
    await test.app.get(UnitOfWork).run((tx) => seedAreas(tx));
    await seedDemoAccounts(test.app);
    await seedDemoAccounts(test.app);
  }, 60_000);
  afterAll(async () => test?.close());

  async function me(phoneNumber: string): Promise<{ roles: string[]; officerAreas: string[] }> {
    const http = request(test.app.getHttpServer());
    await http.post('/api/auth/phone-number/send-otp').send({ phoneNumber }).expect(200);
    const { body } = await http.get('/api/dev/outbox').query({ to: phoneNumber }).expect(200);
    const answer = await http.post('/api/auth/phone-number/verify').send({ phoneNumber, code: body.items[0].data.code }).expect(200);
    return (await http.get('/api/me').set('authorization', `Bearer ${answer.headers['set-auth-token']}`).expect(200)).body as { roles: string[]; officerAreas: string[] };
  }

  it('sign in with the code in the demo outbox and have their roles', async () => {
    expect(await me(demoPhones.buyer)).toMatchObject({ roles: ['buyer'], officerAreas: [] });
    expect(await me(demoPhones.assistant)).toMatchObject({ roles: ['buyer', 'assistant'] });
    expect(await me(demoPhones.operator)).toMatchObject({ roles: ['buyer', 'operator'] });
  });

  it('hold an officer who answers for the communes of four former districts', async () => {
    const { roles, officerAreas } = await me(demoPhones.officer);
    expect(roles).toEqual(['buyer', 'officer']);
    expect(officerAreas).toContain('06838');
    expect(officerAreas.length).toBeGreaterThanOrEqual(4);
    expect(officerAreas.every((code) => /^\d{5}$/.test(code))).toBe(true);
  });
});
