import { newId } from '@cho-phien/kernel';
import { JobsRunner } from '@cho-phien/platform';
import type { DeliveredEvent } from '@cho-phien/platform';
import request from 'supertest';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';

type Told = { id: string; payload: { sellerId: string; rateId: string; validFrom: string } };
const FEE = { kind: 'commission', basisPoints: 450, validFrom: '2026-12-20', note: 'Giảm phí' };

describe('a fee that is announced', () => {
  let test: SettlementTest;
  let operator: Awaited<ReturnType<SettlementTest['as']>>;
  let second: Awaited<ReturnType<SettlementTest['as']>>;
  let [household, farm]: [string, string] = ['', ''];
  beforeAll(async () => {
    test = await openSettlement();
    household = await test.seller('household', '+84915100001');
    farm = await test.seller('farm', '+84915100002');
    await test.sql(`insert into sellers.sellers (id, slug, name, kind, commune_code, province_code, state, applied_at) select gen_random_uuid(), 'chua-mo', 'Chưa mở', 'household', commune_code, province_code, 'applied', applied_at from sellers.sellers where id = $1`, [household]);
    operator = await test.as('+84915100009', 'operator');
    second = await test.as('+84915100010', 'operator');
  }, 600_000);
  afterAll(() => test?.close());

  const published = async () => (await request(test.app.getHttpServer()).get('/api/shop/fees').expect(200)).body;
  const told = () => test.sql<Told>(`select event_id as id, payload from platform.outbox where type = 'settlement.rate_announced' order by platform.outbox.id`);
  async function announce(body: object): Promise<string> {
    const { body: { id } } = await operator('post', '/api/operator/rates').send(body).expect(201);
    expect(await told()).toEqual([]);
    await Promise.all([1, 2, 3].map(() => second('post', `/api/operator/rates/${id}/confirmations`).send({}).expect(201)));
    return id;
  }
  /** Takes the news and hands it to whoever sends words, twice as a queue may. */
  async function deliver(): Promise<Told[]> {
    const news = await told();
    for (const { id, payload } of [...news, ...news]) {
      const event = { eventId: id, type: 'settlement.rate_announced', payload, createdAt: test.clock.now().toISOString() } as DeliveredEvent;
      await test.app.get(JobsRunner).deliver('notifications', event);
    }
    await test.sql(`delete from platform.outbox where type = 'settlement.rate_announced'`);
    return news;
  }
  const learn = (sellerId: string, phone: string) => test.app.get(JobsRunner).deliver('notifications', {
    eventId: newId(), type: 'sellers.contact_changed', payload: { sellerId, phoneNumbers: [phone] }, createdAt: test.clock.now().toISOString() } as unknown as DeliveredEvent);
  const notices = (phone: string) => test.sql<{ text: string }>(`select text from notifications.messages where recipient = $1 and template = 'rate_announced' order by id`, [phone]);

  it('is public with the day, the law and whether an accountant has confirmed it', async () => {
    const { items, asOf, noticeDays } = await published();
    expect({ asOf, noticeDays }).toEqual({ asOf: '2026-11-22', noticeDays: 20 });
    expect(items).toContainEqual(expect.objectContaining({ kind: 'commission', name: 'Phí chợ', sellerKind: null, channel: null, rate: 5, cap: 200_000, validFrom: '2025-07-01', validTo: null, state: 'in_force', announcedOn: '2025-06-10' }));
    expect(items).toContainEqual(expect.objectContaining({ kind: 'tax_vat', sellerKind: 'household', channel: null, rate: 1, legalRef: 'NĐ 252/2026/NĐ-CP, Điều 44–45', status: 'to_be_confirmed', state: 'in_force' }));
    expect(items.some(({ legalRef }: { legalRef: string }) => legalRef === 'NĐ 117/2025/NĐ-CP')).toBe(false);
  });

  it('is told to each seller whom it touches, once, and stands in the public list at once', async () => {
    await Promise.all([learn(household, '+84915100001'), learn(farm, '+84915100002')]);
    await announce(FEE);
    expect((await deliver()).map(({ payload }) => payload.sellerId).sort()).toEqual([household, farm].sort());
    for (const phone of ['+84915100001', '+84915100002']) {
      expect(await notices(phone)).toEqual([{ text: 'Chợ Phiên: từ ngày 20/12/2026, phí chợ là 4,5\u00a0%. Mở mục Tiền để xem bảng phí.' }]);
    }
    const fees = (await published()).items.filter(({ kind, channel }: { kind: string; channel: string | null }) => kind === 'commission' && channel === null);
    expect(fees).toEqual([expect.objectContaining({ rate: 5, state: 'in_force', validTo: '2026-12-19' }), expect.objectContaining({ rate: 4.5, state: 'coming', validFrom: '2026-12-20' })]);
  });

  it('is no news for others, and says what part of the sales it is for and who bears it', async () => {
    await announce({ ...FEE, kind: 'gateway_fee', sellerKind: 'farm', method: 'vnpay', basisPoints: 110, borneBy: 'market', status: 'to_be_confirmed' });
    expect((await deliver()).map(({ payload }) => payload.sellerId)).toEqual([farm]);
    expect((await notices('+84915100002')).at(-1)!.text).toBe('Chợ Phiên: từ ngày 20/12/2026, phí thanh toán là 1,1\u00a0%. Mức này chỉ cho một phần hàng bán. Chợ chịu khoản này. Mức này đang chờ kế toán xác nhận. Mở mục Tiền để xem bảng phí.');
    expect(await notices('+84915100001')).toHaveLength(1);
  });

  it('is no news while nobody has confirmed it, nor when it is taken back', async () => {
    const { body: { id } } = await operator('post', '/api/operator/rates').send(FEE).expect(201);
    await operator('post', `/api/operator/rates/${id}/withdrawals`).send({}).expect(201);
    expect(await told()).toEqual([]);
  });
});
