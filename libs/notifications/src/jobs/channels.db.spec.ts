import pg from 'pg';
import request from 'supertest';
import type { EventType } from '@cho-phien/contracts';
import { IdentityFacade } from '@cho-phien/identity';
import { IdentityHttpModule } from '@cho-phien/identity/identity.http.module';
import { newId } from '@cho-phien/kernel';
import { JobsRunner, UnitOfWork } from '@cho-phien/platform';
import type { DeliveredEvent } from '@cho-phien/platform';
import { startNoticeGateway } from '../../../../test/simulators/notices/index.js';
import type { NoticeGateway } from '../../../../test/simulators/notices/index.js';
import { eventually, openTestApp } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { NotificationsHttpModule } from '../notifications.http.module.js';
import { NotificationsJobsModule } from '../notifications.jobs.module.js';
import { SendDue } from '../usecases/send-due.js';

const door = { name: 'channels', http: [IdentityHttpModule, NotificationsHttpModule], jobs: [NotificationsJobsModule] };
const FIVE_MINUTES = 300_000;

describe('notices by real channels', () => {
  let gateway: NoticeGateway;
  let test: TestApp;
  let db: pg.Pool;
  let phones = 0;
  beforeAll(async () => {
    gateway = await startNoticeGateway({ port: 0 });
    test = await openTestApp(door, {
      SMS_GATEWAY_URL: gateway.smsUrl, SMS_GATEWAY_TOKEN: 'a-token-of-the-sms-gateway', ZALO_ZNS_URL: gateway.zaloUrl, ZALO_ACCESS_TOKEN: 'a-token-of-the-zalo-service',
      ZALO_TEMPLATES: JSON.stringify({ otp: '1', order_ready: '2' }), NOTICE_TIMEOUT_MS: '2000', LOG_LEVEL: 'silent',
    });
    db = new pg.Pool({ connectionString: test.database.url, max: 2 });
  }, 120_000);
  beforeEach(() => { gateway.set('sms', 'ok'); gateway.set('zalo', 'ok'); });
  afterAll(async () => { await db?.end(); await test?.close(); await gateway?.close(); });

  const deliver = (type: EventType, payload: object, eventId = newId()): Promise<void> => test.app.get(JobsRunner).deliver('notifications', { eventId, type, payload, createdAt: new Date().toISOString() } as DeliveredEvent);
  const newPhone = (): string => `+849${String(20_000_000 + (phones += 1)).padStart(8, '0')}`;
  const reached = (phone: string) => gateway.delivered.filter(({ to }) => to === phone).map(({ channel }) => channel);
  const wish = (phone: string, ...channels: string[]) => db.query('insert into notifications.wishes (phone_number, channels, changed_at) values ($1, $2, now()) on conflict (phone_number) do update set channels = excluded.channels', [phone, channels]);
  const stateOf = async (phone: string) => (await db.query('select state, channel, uncertain from notifications.messages where recipient = $1 order by id desc limit 1', [phone])).rows[0];
  const order = async (phone: string, eventId = newId()): Promise<void> => {
    const sellerId = newId();
    await deliver('sellers.contact_changed', { sellerId, phoneNumbers: [phone] });
    await deliver('ordering.order_ready', { groupCode: 'CPAAAA', orderCode: 'CPAAAA-1', sellerId, total: 150_000, method: 'vietqr' }, eventId);
  };
  /** Lets what was put off be due. */
  const hurry = async (): Promise<void> => {
    await db.query(`update notifications.attempts set began_at = began_at - interval '1 minute'; update notifications.messages set due_at = now() - interval '1 second', lease_until = now() - interval '1 second' where state in ('due', 'sending')`);
    await test.app.get(SendDue).run();
  };

  it('go by the channel that the person chose, at once', async () => {
    const [plain, zalo] = [newPhone(), newPhone()];
    await wish(zalo, 'zalo', 'sms');
    for (const phone of [plain, zalo]) await order(phone);
    await eventually(async () => [reached(plain), reached(zalo)], ([first, second]) => first!.length + second!.length === 2);
    expect([reached(plain), reached(zalo)]).toEqual([['sms'], ['zalo']]);
    await eventually(() => stateOf(zalo), ({ state }) => state === 'sent');
    expect(await stateOf(zalo)).toEqual({ state: 'sent', channel: 'zalo', uncertain: false });
  });

  it('carry a code at once, and none that is too old', async () => {
    const [phone, late] = [newPhone(), newPhone()];
    const began = Date.now();
    await deliver('identity.otp_requested', { phoneNumber: phone, code: '012345', expiresAt: new Date(Date.now() + 300_000).toISOString(), language: 'vi' });
    await eventually(async () => reached(phone), (channels) => channels.length === 1);
    expect(Date.now() - began).toBeLessThan(5_000);
    gateway.set('sms', 'refuse');
    gateway.set('zalo', 'refuse');
    await deliver('identity.otp_requested', { phoneNumber: late, code: '012345', expiresAt: new Date(Date.now() + 1_000).toISOString(), language: 'vi' });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    gateway.set('sms', 'ok');
    await hurry();
    expect([reached(late), (await stateOf(late)).state]).toEqual([[], 'undeliverable']);
  });

  it('reach each of 1,000 sellers once by the second channel when the first fails', async () => {
    gateway.set('zalo', 'refuse');
    const sellers = Array.from({ length: 1_000 }, newPhone);
    await db.query(`insert into notifications.wishes (phone_number, channels, changed_at) select unnest($1::text[]), array['zalo', 'sms'], now()`, [sellers]);
    const began = Date.now();
    for (let first = 0; first < sellers.length; first += 20) await Promise.all(sellers.slice(first, first + 20).map((phone) => order(phone)));
    const own = new Set(sellers);
    await eventually(async () => gateway.delivered.filter(({ to }) => own.has(to)).length, (count) => count >= sellers.length, FIVE_MINUTES);
    await eventually(async () => (await db.query(`select count(*)::int as n from notifications.messages where state <> 'sent' and recipient = any($1)`, [sellers])).rows[0].n as number, (waiting) => waiting === 0, 10_000);
    const times = new Map<string, number>();
    for (const { to, channel } of gateway.delivered) if (own.has(to)) { expect(channel).toBe('sms'); times.set(to, (times.get(to) ?? 0) + 1); }
    expect([times.size, Math.max(...times.values())]).toEqual([1_000, 1]);
    console.log(`1,000 notices by the second channel in ${Math.round((Date.now() - began) / 100) / 10} s`);
  }, FIVE_MINUTES);

  it('are asked for again, not sent again, when the gateway does not answer', async () => {
    for (const mood of ['mute', 'lose_answer'] as const) {
      const phone = newPhone();
      gateway.set('sms', mood);
      await order(phone);
      await eventually(async () => (await db.query(`select count(*)::int as n from notifications.attempts a join notifications.messages m on m.id = a.message_id where m.recipient = $1 and a.state = 'unknown'`, [phone])).rows[0].n as number, (unknown) => unknown === 1);
      gateway.set('sms', 'ok');
      await hurry();
      await eventually(() => stateOf(phone), ({ state }) => state === 'sent');
      expect([reached(phone), await stateOf(phone)]).toEqual([['sms'], { state: 'sent', channel: 'sms', uncertain: false }]);
    }
  });

  it('go another way when the gateway stays in doubt, and say so', async () => {
    const phone = newPhone();
    gateway.set('sms', 'break');
    await order(phone);
    await eventually(async () => { await hurry(); return stateOf(phone); }, ({ state }) => state === 'sent', 15_000);
    expect([reached(phone), await stateOf(phone)]).toEqual([['zalo'], { state: 'sent', channel: 'zalo', uncertain: true }]);
    expect((await db.query('select distinct key from notifications.attempts a join notifications.messages m on m.id = a.message_id where m.recipient = $1 and a.channel = $2', [phone, 'sms'])).rows).toHaveLength(1);
  });

  it('are sent once however often the event comes and however many send, also after a sender died', async () => {
    const [phone, eventId] = [newPhone(), newId()];
    await Promise.all(Array.from({ length: 5 }, () => order(phone, eventId)));
    await Promise.all(Array.from({ length: 5 }, () => test.app.get(SendDue).run()));
    await eventually(async () => reached(phone), (channels) => channels.length >= 1);
    const dead = newPhone();
    gateway.set('sms', 'mute');
    await order(dead);
    await eventually(async () => reached(dead), (channels) => channels.length === 1);
    await db.query(`update notifications.attempts set state = 'under_way' where message_id = (select id from notifications.messages where recipient = $1)`, [dead]);
    gateway.set('sms', 'ok');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await hurry();
    await eventually(() => stateOf(dead), ({ state }) => state === 'sent');
    expect([reached(phone), reached(dead)]).toEqual([['sms'], ['sms']]);
  });

  it('are chosen by the person, who is told what there is', async () => {
    const phone = newPhone();
    await test.app.get(UnitOfWork).run((tx) => test.app.get(IdentityFacade, { strict: false }).ensureAccount(tx, { phoneNumber: phone }));
    const http = request(test.app.getHttpServer());
    await http.get('/api/me/notices').expect(401);
    await http.post('/api/auth/phone-number/send-otp').send({ phoneNumber: phone }).expect(200);
    const code = await eventually(async () => /mã đăng nhập (\d+)/.exec(gateway.delivered.find(({ to }) => to === phone)?.text ?? '')?.[1], (found) => found !== undefined);
    const { headers } = await http.post('/api/auth/phone-number/verify').send({ phoneNumber: phone, code }).expect(200);
    const as = (method: 'get' | 'put' | 'post', path: string) => http[method](path).set('authorization', `Bearer ${headers['set-auth-token']!}`);
    expect((await as('get', '/api/me/notices').expect(200)).body).toEqual({ order: [], open: ['sms', 'zalo'], email: null, webPush: false, webPushKey: null });
    expect((await as('put', '/api/me/notices').send({ order: ['zalo', 'sms'], email: 'ba.mau@example.vn' }).expect(200)).body).toMatchObject({ order: ['zalo', 'sms'], email: 'ba.mau@example.vn' });
    await as('put', '/api/me/notices').send({ order: ['pigeon'] }).expect(400);
    const keys = { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
    await as('post', '/api/me/web-push-subscriptions').send({ endpoint: 'https://127.0.0.1/admin', keys }).expect(400);
    expect((await as('post', '/api/me/web-push-subscriptions').send({ endpoint: 'https://fcm.googleapis.com/fcm/send/abc', keys }).expect(201)).body.webPush).toBe(true);
    expect((await as('put', '/api/me/notices').send({ order: ['zalo'], webPush: false }).expect(200)).body).toMatchObject({ order: ['zalo'], email: 'ba.mau@example.vn', webPush: false });
  });
});
