import { Controller, Get, Module, Post } from '@nestjs/common';
import pg from 'pg';
import request from 'supertest';
import type { FixedClock } from '@cho-phien/kernel';
import { CurrentActor, ForOfficer, ForOperator, SignedIn, UnitOfWork } from '@cho-phien/platform';
import type { Actor } from '@cho-phien/platform';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { GUESSES } from '../domain/sign-in-limits.js';
import { IdentityFacade } from '../identity.facade.js';
import { IdentityHttpModule } from '../identity.http.module.js';
import { IdentityModule } from '../identity.module.js';
import { ForgetOldCodes } from '../usecases/forget-old-codes.js';

@Controller('tries')
class TriesController {
  @Get('who') @SignedIn() who(@CurrentActor() actor: Actor): Actor { return actor; }
  @Post('write') @SignedIn() write(): { done: true } { return { done: true }; }
  @Get('officer') @ForOfficer() officer(@CurrentActor() actor: Actor): Actor { return actor; }
  @Get('operator') @ForOperator() operator(): { done: true } { return { done: true }; }
}
@Module({ imports: [IdentityModule], controllers: [TriesController] }) class TriesModule {}

const VILLAGERS = process.env.TEST_LONG ? 1_000 : 40;

describe('sign-in', () => {
  let test: TestApp;
  let db: pg.Pool;
  let clock: FixedClock;
  let nextPhone = 912_000_000;
  const http = () => request(test.app.getHttpServer());
  const newPhone = (): string => `+84${nextPhone++}`;

  const send = (phoneNumber: string, from = '198.51.100.1') => http().post('/api/auth/phone-number/send-otp').set('x-forwarded-for', from).send({ phoneNumber });
  const verify = (phoneNumber: string, code: string, from = '198.51.100.1') => http().post('/api/auth/phone-number/verify').set('x-forwarded-for', from).send({ phoneNumber, code });
  const codeOf = async (phone: string): Promise<string> => {
    const { rows } = await db.query(`select payload->>'code' as code from platform.outbox where payload->>'phoneNumber' = $1 order by id desc limit 1`, [phone]);
    return rows[0].code as string;
  };
  const ask = async (phone: string, from?: string): Promise<string> => { await send(phone, from).expect(200); return codeOf(phone); };
  const signIn = async (phone: string, from?: string): Promise<string> => (await verify(phone, await ask(phone, from), from).expect(200)).headers['set-auth-token']!;
  /** A wrong code that no thumb would make of the right one. */
  const farFrom = (code: string): string => code.replace(/\d/g, (digit) => String((Number(digit) + 5) % 10));
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

  beforeAll(async () => {
    clock = standingClock();
    test = await openTestApp({ name: 'sign-in', http: [IdentityHttpModule, TriesModule], jobs: [] }, {}, clock);
    db = new pg.Pool({ connectionString: test.database.url, max: 4 });
  });
  afterAll(async () => { await db?.end(); await test?.close(); });

  it('takes a phone and its code, opens a session by bearer token and by cookie, and knows the phone again', async () => {
    const phone = newPhone();
    const answer = await verify(phone, await ask(phone)).expect(200);
    const token = answer.headers['set-auth-token']!;
    expect(answer.body).toEqual({ status: true, token, user: { id: expect.any(String), phoneNumber: phone } });
    const cookie = answer.headers['set-cookie']![0]!;
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    const byBearer = await http().get('/api/tries/who').set(bearer(token)).expect(200);
    expect(byBearer.body).toEqual({ accountId: answer.body.user.id, roles: ['buyer'] });
    await http().get('/api/tries/who').set('cookie', `other=1; ${cookie.split(';')[0]}`).expect(200);
    const again = await verify(phone, await ask(phone)).expect(200);
    expect(again.body.user.id).toBe(answer.body.user.id);
  });

  it('reads the phone as people type it', async () => {
    const answer = await verify('0912 345.678', await (await send('091 234 5678').expect(200), codeOf('+84912345678')));
    expect(answer.body.user.phoneNumber).toBe('+84912345678');
  });

  it('refuses a caller without a session, with a made-up token, or with a token that was signed out', async () => {
    await http().get('/api/tries/who').expect(401);
    await http().get('/api/tries/who').set(bearer('nonsense')).expect(401);
    await http().get('/api/tries/who').set(bearer('a.b')).expect(401);
    await http().get('/api/tries/who').set(bearer((await signIn(newPhone())).split('.')[0]!)).expect(401); // as the database has it, without our signature
    await http().get('/api/tries/who').set('cookie', 'cho-phien.session_token=a.b').expect(401);
    for (const nonsense of ['a.%E0%A4%A', '%', '.', 'a'.repeat(400), "' or 1=1--"]) {
      await http().get('/api/tries/who').set('authorization', `Bearer ${nonsense}`).expect(401);
      await http().get('/api/tries/who').set('cookie', `cho-phien.session_token=${nonsense}`).expect(401);
    }
    const token = await signIn(newPhone());
    await http().get('/api/tries/who').set(bearer(token)).expect(200);
    const session = await http().get('/api/auth/get-session').set(bearer(token)).expect(200);
    expect(session.body).toMatchObject({ session: { expiresAt: expect.stringContaining('+07:00') }, user: { phoneNumber: expect.stringMatching(/^\+84/) } });
    await http().post('/api/auth/sign-out').set(bearer(token)).expect(200);
    await http().get('/api/tries/who').set(bearer(token)).expect(401);
    expect((await http().get('/api/auth/get-session').set(bearer(token)).expect(200)).text).toBe('null');
  });

  it('takes a code once', async () => {
    const phone = newPhone();
    const code = await ask(phone);
    const answers = await Promise.all(Array.from({ length: 8 }, () => verify(phone, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('takes any code that is still on its way, and with it the older ones', async () => {
    const phone = newPhone();
    const first = await ask(phone);
    clock.advance(1_000);
    const second = await ask(phone);
    await verify(phone, second).expect(200);
    await verify(phone, first).expect(400);
  });

  it('makes one account when two codes of a new phone are typed at once', async () => {
    for (let round = 0; round < 8; round++) {
      const phone = newPhone();
      const first = await ask(phone);
      clock.advance(1_000);
      const answers = await Promise.all([verify(phone, first), verify(phone, await ask(phone))]);
      for (const { status } of answers) expect([200, 400]).toContain(status);
      expect((await db.query('select count(*)::int as n from identity.accounts where phone_number = $1', [phone])).rows[0].n).toBe(1);
    }
  });

  it('gives a code five tries', async () => {
    const phone = newPhone();
    const code = await ask(phone, '198.51.100.2');
    for (let attempt = 0; attempt < 5; attempt++) {
      const answer = await verify(phone, farFrom(code), '198.51.100.2').expect(400);
      expect(answer.body).toMatchObject({ code: 'identity.otp_wrong', detail: expect.stringContaining('Mã chưa đúng') });
    }
    expect((await verify(phone, code, '198.51.100.2').expect(429)).body.code).toBe('identity.too_many_attempts');
    await verify(phone, await ask(phone, '198.51.100.2'), '198.51.100.2').expect(200);
  });

  it('lets a code expire after five minutes, and says so', async () => {
    const phone = newPhone();
    const code = await ask(phone);
    clock.advance(5 * 60_000 + 1);
    expect((await verify(phone, code).expect(400)).body.code).toBe('identity.otp_expired');
  });

  it('refuses what is no phone or no code, and every other path of better-auth', async () => {
    expect((await send('12345').expect(400)).body.errors).toEqual([expect.objectContaining({ path: 'phoneNumber', code: 'field.phone' })]);
    await verify(newPhone(), '12a456').expect(400);
    await verify(newPhone(), '123456').expect(400);
    await http().post('/api/auth/phone-number/verify').send({ phoneNumber: { a: 1 }, code: 5 }).expect(400);
    for (const path of ['sign-up/email', 'sign-in/email', 'sign-in/phone-number', 'phone-number/reset-password', 'update-user', 'change-email']) await http().post(`/api/auth/${path}`).send({}).expect(404);
    for (const path of ['list-sessions', 'ok', 'error']) await http().get(`/api/auth/${path}`).expect(404);
  });

  it('sends a phone five codes that nobody uses, then makes it wait; a phone that signs in never waits', async () => {
    const phone = newPhone();
    for (let time = 0; time < 5; time++) await send(phone).expect(200);
    expect((await send(phone).expect(429)).body.code).toBe('identity.too_many_requests');
    clock.advance(10 * 60_000 + 1);
    await send(phone).expect(200);
    const busy = newPhone();
    for (let time = 0; time < 12; time++) await signIn(busy);
  });

  it('stops a guesser of 10 accounts within 20 tries while the village behind his address signs in, every fifth after a slip', async () => {
    const village = '198.51.100.77';
    const accounts = await Promise.all(Array.from({ length: 10 }, async () => { const phone = newPhone(); return { phone, wrong: farFrom(await ask(phone, village)) }; }));
    const guesses = await Promise.all(accounts.flatMap(({ phone, wrong }) => Array.from({ length: 5 }, () => verify(phone, wrong, village))));
    expect(guesses.filter(({ status }) => status === 400).length).toBeLessThanOrEqual(20);
    expect(guesses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(30);
    const comes = async (_: unknown, villager: number): Promise<void> => {
      const phone = newPhone();
      const code = await ask(phone, village);
      if (villager % 5 === 0) await verify(phone, code.slice(0, 5) + String((Number(code[5]) + 1) % 10), village).expect(400);
      await verify(phone, code, village).expect(200);
    };
    for (let come = 0; come < VILLAGERS; come += 20) await Promise.all(Array.from({ length: 20 }, comes));
    clock.advance(GUESSES.windowMs + 1);
    await signIn(accounts[9]!.phone, village);
  }, 300_000);

  it('lets 100 people behind one address sign in at once', async () => {
    const phones = Array.from({ length: 100 }, newPhone);
    for (let start = 0; start < phones.length; start += 25) await Promise.all(phones.slice(start, start + 25).map((phone) => signIn(phone, '198.51.100.80')));
  }, 60_000);

  it('lets in by role, at once after the role was granted, an officer with his communes', async () => {
    const token = await signIn('+84912999001');
    await http().get('/api/tries/officer').set(bearer(token)).expect(403);
    await http().get('/api/tries/operator').set(bearer(token)).expect(403);
    await http().get('/api/tries/operator').expect(401);
    const identity = test.app.get(IdentityFacade);
    const account = await identity.accountByPhone('+84912999001');
    await test.app.get(UnitOfWork).run((tx) => identity.setOfficer(tx, account!.id, ['06838']));
    expect((await http().get('/api/tries/officer').set(bearer(token)).expect(200)).body).toMatchObject({ roles: ['buyer', 'officer'], officerAreas: ['06838'] });
    await http().get('/api/tries/operator').set(bearer(token)).expect(403);
  });

  it('believes a cookie for a write only from our own site, and a bearer token from anywhere', async () => {
    const phone = newPhone();
    const answer = await verify(phone, await ask(phone)).expect(200);
    const cookie = answer.headers['set-cookie']![0]!.split(';')[0]!;
    const write = () => http().post('/api/tries/write').set('cookie', cookie);
    await write().expect(201);
    await write().set('origin', 'http://127.0.0.1:3000').expect(201);
    expect((await write().set('origin', 'https://evil.example').expect(403)).body.code).toBe('identity.foreign_site');
    await write().set('sec-fetch-site', 'cross-site').expect(403);
    await write().set('origin', 'https://evil.example').set(bearer('nonsense')).expect(401);
    await http().post('/api/tries/write').set(bearer(answer.body.token as string)).set('origin', 'https://evil.example').expect(201);
    await http().post('/api/auth/sign-out').set('cookie', cookie).set('origin', 'https://evil.example').expect(403);
    await http().post('/api/auth/phone-number/verify').set('origin', 'https://evil.example').send({ phoneNumber: phone, code: '123456' }).expect(403);
  });

  it('makes one account for a phone, seeded before or after it signs in', async () => {
    const identity = test.app.get(IdentityFacade);
    const unitOfWork = test.app.get(UnitOfWork);
    const phone = newPhone();
    const seeded = await unitOfWork.run((tx) => identity.ensureAccount(tx, { phoneNumber: phone, name: 'Bà con', roles: ['buyer', 'assistant'] }));
    const answer = await verify(phone, await ask(phone)).expect(200);
    expect(answer.body.user.id).toBe(seeded);
    await unitOfWork.run((tx) => identity.setOfficer(tx, seeded, ['06838', '06847']));
    await unitOfWork.run((tx) => identity.setOfficer(tx, seeded, ['06838', '06850']));
    expect(await identity.account(seeded)).toMatchObject({ phoneNumber: phone, roles: ['buyer', 'assistant', 'officer'], officerAreas: ['06838', '06850'] });
  });

  it('keeps codes as keyed hashes, stores no address or browser, and forgets', async () => {
    const { rows: sessions } = await db.query('select ip_address, user_agent from identity.sessions');
    expect(sessions.every(({ ip_address, user_agent }) => !ip_address && !user_agent)).toBe(true);
    const { rows: held } = await db.query('select count(*)::int as n from identity.verifications');
    expect(held[0].n).toBe(0);
    clock.advance(24 * 60 * 60_000 + 1);
    await test.app.get(ForgetOldCodes).run();
    const { rows: left } = await db.query('select (select count(*) from identity.one_time_codes)::int + (select count(*) from identity.failed_attempts)::int as n');
    expect(left[0].n).toBe(0);
  });

  it('describes its four routes', async () => {
    const { body } = await http().get('/api/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toEqual(expect.arrayContaining(['/api/auth/phone-number/send-otp', '/api/auth/phone-number/verify', '/api/auth/sign-out', '/api/auth/get-session']));
  });
});
