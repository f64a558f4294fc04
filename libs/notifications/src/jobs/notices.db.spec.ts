import pg from 'pg';
import request from 'supertest';
import type { EventType } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import type { FixedClock } from '@cho-phien/kernel';
import { demoSettings, JobsRunner, Outbox, UnitOfWork } from '@cho-phien/platform';
import type { DeliveredEvent } from '@cho-phien/platform';
import { openTestApp, standingClock } from '../../../../test/support/test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { NotificationsHttpModule } from '../notifications.http.module.js';
import { NotificationsJobsModule } from '../notifications.jobs.module.js';
import { DeleteOldMessages } from '../usecases/delete-old-messages.js';

const door = { name: 'notices', http: [NotificationsHttpModule], jobs: [NotificationsJobsModule] };
interface Item { channel: string; to: string; text: string; data: Record<string, unknown>; sentAt: string }

describe('notices', () => {
  let test: TestApp;
  let clock: FixedClock;
  let db: pg.Pool;
  beforeAll(async () => {
    clock = standingClock();
    test = await openTestApp(door, {}, clock);
    db = new pg.Pool({ connectionString: test.database.url, max: 2 });
  });
  afterAll(async () => { await db?.end(); await test?.close(); });

  const outboxOf = async (to: string): Promise<Item[]> => {
    const answer = await request(test.app.getHttpServer()).get('/api/dev/outbox').query({ to });
    return answer.body.items as Item[];
  };
  const deliver = (type: EventType, payload: object, eventId = newId(), createdAt = new Date().toISOString()): Promise<void> =>
    test.app.get(JobsRunner).deliver('notifications', { eventId, type, payload, createdAt } as DeliveredEvent);
  const otp = (phoneNumber: string, code: string, language = 'vi') => ({ phoneNumber, code, expiresAt: new Date(clock.now().getTime() + 5 * 60_000).toISOString(), language });
  const contact = (sellerId: string, ...phoneNumbers: string[]) => ({ sellerId, phoneNumbers });
  const ready = (sellerId: string) => ({ groupCode: 'CPAAAA', orderCode: 'CPAAAA-1', sellerId, total: 150_000, method: 'vietqr' });
  const captured = (groupCode: string) => ({ captureId: newId(), payableId: newId(), groupCode, attemptId: newId(), method: 'vietqr', tender: 'bank_transfer', amount: 150_000, late: false, capturedAt: '', splits: [] });
  const placed = (groupCode: string, buyerPhone: string, language?: 'vi' | 'en') => ({ groupCode, buyerPhone, total: 150_000, expiresAt: '', ...(language && { language }) });

  it('show a code to whoever asks right after it was requested', async () => {
    for (let time = 0; time < 5; time++) {
      await test.app.get(UnitOfWork).run((tx) => test.app.get(Outbox).append(tx, { type: 'identity.otp_requested', payload: { ...otp('+84911000001', `00000${time}`), language: 'vi' } }));
      const [newest] = await outboxOf('0911000001');
      expect(newest).toMatchObject({ channel: 'sms', to: '+84911000001', data: { code: `00000${time}` }, text: expect.stringContaining(`00000${time}`), sentAt: expect.stringContaining('+07:00') });
    }
    expect((await outboxOf('+84911000001')).map(({ data }) => data.code)).toEqual(['000004', '000003', '000002', '000001', '000000']);
  });

  it('speak the language that was asked for', async () => {
    await deliver('identity.otp_requested', otp('+84911000002', '123456', 'en'));
    expect((await outboxOf('+84911000002'))[0]!.text).toContain('your sign-in code is 123456, good for 5 minutes');
  });

  it('do not carry a code that has expired on its way', async () => {
    await deliver('identity.otp_requested', { ...otp('+84911000003', '123456'), expiresAt: clock.now().toISOString() });
    expect(await outboxOf('+84911000003')).toEqual([]);
  });

  it('reach every phone of a seller once, however often the event comes', async () => {
    const sellerId = newId();
    const eventId = newId();
    await deliver('sellers.contact_changed', contact(sellerId, '+84911000010', '+84911000011'));
    await Promise.all(Array.from({ length: 5 }, () => deliver('ordering.order_ready', ready(sellerId), eventId)));
    for (const phone of ['+84911000010', '+84911000011']) {
      expect(await outboxOf(phone)).toEqual([expect.objectContaining({ text: expect.stringContaining('CPAAAA-1, 150.000\u00a0đ, đã trả tiền'), data: expect.objectContaining({ orderCode: 'CPAAAA-1', total: 150_000 }) })]);
    }
  });

  it('wait for a recipient who is not known yet, and go once whichever comes first', async () => {
    for (let round = 0; round < 10; round++) {
      const groupCode = `CPRACE${round}`;
      const phone = `+8491100010${round}`;
      await Promise.all([deliver('payments.payment_captured', captured(groupCode)), deliver('ordering.order_group_placed', placed(groupCode, phone, 'en'))]);
      expect(await outboxOf(phone)).toEqual([expect.objectContaining({ text: `Chợ Phiên: we received 150.000\u00a0đ for order ${groupCode}. Thank you.` })]);
    }
    expect((await db.query('select count(*)::int as n from notifications.waiting_notices')).rows[0].n).toBe(0);
  });

  it('tell the buyer of money that comes back', async () => {
    await deliver('ordering.order_group_placed', placed('CPBACK', '+84911000020'));
    await deliver('payments.refund_requested', { refundId: newId(), groupCode: 'CPBACK', orderCode: null, amount: 20_000, reason: 'gone' });
    expect((await outboxOf('+84911000020'))[0]!.text).toContain('20.000\u00a0đ của đơn CPBACK sẽ được trả lại');
  });

  it('go to the newest contact, even when an older one arrives later', async () => {
    const sellerId = newId();
    await deliver('sellers.contact_changed', contact(sellerId, '+84911000031'), newId(), '2026-11-22T10:00:00Z');
    await deliver('sellers.contact_changed', contact(sellerId, '+84911000030'), newId(), '2026-11-22T09:00:00Z');
    await deliver('ordering.order_ready', ready(sellerId));
    expect(await outboxOf('+84911000031')).toHaveLength(1);
    expect(await outboxOf('+84911000030')).toHaveLength(0);
  });

  it('are shown for one phone or for all, newest first, at most 50', async () => {
    for (let time = 0; time < 60; time++) await deliver('identity.otp_requested', otp('+84911000040', String(100_000 + time)));
    const answer = await request(test.app.getHttpServer()).get('/api/dev/outbox').expect(200);
    expect(answer.body.items).toHaveLength(50);
    expect((answer.body.items as Item[])[0]!.data.code).toBe('100059');
    await request(test.app.getHttpServer()).get('/api/dev/outbox?to=%2B84911000040').expect(200);
    await request(test.app.getHttpServer()).get('/api/dev/outbox?to=abc').expect(400);
  });

  it('are forgotten: codes after a day, the rest after half a year', async () => {
    clock.advance(25 * 60 * 60_000);
    await deliver('payments.payment_captured', captured('CPNOBODY'));
    await test.app.get(DeleteOldMessages).run();
    const left = async () => (await db.query('select template, count(*)::int as n from notifications.messages group by 1 order by 1')).rows;
    expect(await left()).toEqual([{ template: 'order_ready', n: 3 }, { template: 'payment_received', n: 10 }, { template: 'refund_requested', n: 1 }]);
    clock.advance(181 * 24 * 60 * 60_000);
    await test.app.get(DeleteOldMessages).run();
    expect(await left()).toEqual([]);
    expect((await db.query('select count(*)::int as n from notifications.waiting_notices')).rows[0].n).toBe(0);
  });

  it('cannot be read where the demo does not run', async () => {
    const live = await openTestApp(door, { ...demoSettings, DEMO: '0' });
    const answer = await request(live.app.getHttpServer()).get('/api/dev/outbox');
    await live.close();
    expect(answer.status).toBe(404);
    expect(answer.body.code).toBe('http.no_such_route');
  });
});
