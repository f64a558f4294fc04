import { Controller, Get, Module } from '@nestjs/common';
import request from 'supertest';
import { seedAreas } from '@cho-phien/areas';
import { FixedClock } from '@cho-phien/kernel';
import { CurrentActor, ForOfficer, OfficerPosts, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { IdentityFacade } from '../identity.facade.js';
import { IdentityHttpModule } from '../identity.http.module.js';
import { IdentityModule } from '../identity.module.js';

@Controller('tries')
class TriesController { @Get('officer') @ForOfficer() officer(@CurrentActor() actor: Actor): Actor { return actor; } }
@Module({ imports: [IdentityModule], controllers: [TriesController] }) class TriesModule {}

const [OPERATOR, OFFICER, OTHER] = ['+84912888001', '+84912888002', '+84912888003'];

describe('officers', () => {
  let test: TestApp;
  let operator: string;
  let officer: string;
  const clock = new FixedClock(new Date('2026-11-22T09:00:00+07:00'));
  const http = () => request(test.app.getHttpServer());

  const signIn = async (phoneNumber: string): Promise<string> => {
    await http().post('/api/auth/phone-number/send-otp').send({ phoneNumber }).expect(200);
    const [{ code }]: [{ code: string }] = await test.app.get(DataSource).query(`select payload->>'code' as code from platform.outbox where payload->>'phoneNumber' = $1 order by id desc limit 1`, [phoneNumber]);
    return (await http().post('/api/auth/phone-number/verify').send({ phoneNumber, code }).expect(200)).headers['set-auth-token']!;
  };
  const grant = (given: object = {}, token = operator) => http().post('/api/operator/officers').set('authorization', `Bearer ${token}`)
    .send({ phoneNumber: OFFICER, name: 'Phòng Kinh tế', role: 'commune', areas: ['06838', '06841'], document: '12/QĐ-UBND ngày 20/11/2026', ...given });
  const revoke = (id: string) => http().post(`/api/operator/officers/${id}/revocations`).set('authorization', `Bearer ${operator}`).send({ reason: 'Chuyển công tác' });
  const asOfficer = () => http().get('/api/tries/officer').set('authorization', `Bearer ${officer}`);
  const listed = async (id: string): Promise<unknown> => (await http().get('/api/operator/officers').set('authorization', `Bearer ${operator}`).expect(200)).body.items.find((each: { id: string }) => each.id === id);

  beforeAll(async () => {
    test = await openTestApp({ name: 'officers', http: [IdentityHttpModule, TriesModule], jobs: [] }, {}, clock);
    await test.app.get(UnitOfWork).run(async (tx) => {
      await seedAreas(tx);
      await test.app.get(IdentityFacade).ensureAccount(tx, { phoneNumber: OPERATOR!, name: 'Vận hành', roles: ['operator'] });
    });
    [operator, officer] = [await signIn(OPERATOR!), await signIn(OFFICER!)];
  }, 120_000);
  afterAll(async () => test?.close());

  it('are made by an operator, at once and until they are revoked; both stay on the list', async () => {
    await asOfficer().expect(403);
    const { body } = await grant().expect(201);
    expect(body).toMatchObject({ name: 'Phòng Kinh tế', state: 'live', from: '2026-11-22', until: null, grantedBy: 'Vận hành', areas: [{ code: '06838', name: 'Xã Bình Liêu' }, { code: '06841' }] });
    expect((await asOfficer().expect(200)).body).toMatchObject({ roles: ['buyer', 'officer'], officerAreas: ['06838', '06841'], officerRole: 'commune' });
    const accountId = (await test.app.get(IdentityFacade).accountByPhone(OFFICER!))!.id;
    expect(await test.app.get(OfficerPosts).of(accountId)).toMatchObject({ accountId, roles: ['officer'], name: 'Phòng Kinh tế', officerAreas: ['06838', '06841'], officerRole: 'commune' });
    expect((await grant().expect(409)).body.code).toBe('identity.officer_already');
    expect((await revoke(body.id).expect(201)).body).toMatchObject({ state: 'revoked', revokedBy: 'Vận hành', reason: 'Chuyển công tác' });
    await asOfficer().expect(403);
    expect(await test.app.get(OfficerPosts).of(accountId)).toBeNull();
    expect((await revoke(body.id).expect(409)).body.code).toBe('identity.officer_grant_revoked');
    expect(await listed(body.id)).toMatchObject({ state: 'revoked' });
  });

  it('hold from their first day to their last', async () => {
    const { body } = await grant({ from: '2026-12-01', until: '2026-12-31', role: 'reader', areas: ['22'] }).expect(201);
    expect(body.state).toBe('coming');
    await asOfficer().expect(403);
    clock.set(new Date('2026-12-31T23:59:59+07:00'));
    officer = await signIn(OFFICER!);
    expect((await asOfficer().expect(200)).body).toMatchObject({ officerAreas: ['22'], officerRole: 'reader' });
    clock.set(new Date('2027-01-01T00:00:00+07:00')); // the same session, remembered a moment ago
    await asOfficer().expect(403);
    expect(await listed(body.id)).toMatchObject({ state: 'ended' });
    clock.set(new Date('2026-11-22T09:00:00+07:00'));
    await revoke(body.id).expect(201);
    [operator, officer] = [await signIn(OPERATOR!), await signIn(OFFICER!)];
  });

  it('answer for areas that exist and fit the role, and nobody makes himself one', async () => {
    expect((await grant({ areas: ['99999'] }).expect(422)).body).toMatchObject({ code: 'identity.officer_area_unknown', detail: expect.stringContaining('99999') });
    expect((await grant({ role: 'province' }).expect(422)).body.code).toBe('identity.officer_areas_do_not_fit');
    expect((await grant({ until: '2026-11-21', from: '2026-11-01' }).expect(422)).body.code).toBe('identity.officer_grant_over');
    expect((await grant({ phoneNumber: OPERATOR }).expect(403)).body.code).toBe('identity.officer_not_oneself');
    await grant({}, officer).expect(403);
  });

  it('are one post at a time, however many operators try at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => grant({ phoneNumber: OTHER })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('stay as they were written', async () => {
    await expect(test.app.get(DataSource).query(`update identity.officer_grants set areas = '{22}'`)).rejects.toThrow(/append-only|permission denied/);
    await expect(test.app.get(DataSource).query('delete from identity.officer_revocations')).rejects.toThrow(/append-only|permission denied/);
  });
});
