import { jest } from '@jest/globals';
import type { EventType, PayloadOf } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { ForgetWatchedJob } from './jobs/forget-watched.job.js';
import { TASKS } from './storage/task-list.js';
import { consentNews, draftNews } from './testing/help-news.js';
import { certificateNews, orderNews, productNews } from './testing/news.js';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

const HOUSEHOLDS = 300;
const TODAY = new Date('2026-11-22T09:00:00+07:00');

type Told = { [Type in EventType]: [type: Type, payload: PayloadOf<Type>, eventId?: string] }[EventType];
interface ShownTask { rule: string; title: string; why: string; sellerId: string; phone: string; subject: { kind: string; id: string }; scopes: string[]; due: string | null }

describe('an assistant’s work list', () => {
  let test: InsightTest;
  let assistant: string;
  beforeAll(async () => { test = await openInsight(); });
  beforeEach(() => { assistant = newId(); test.clock.set(TODAY); });
  afterEach(async () => test.forget());
  afterAll(async () => test.close());

  const ask = () => request(test.app.getHttpServer()).get('/api/assistant/tasks').set('authorization', `Bearer assistant ${assistant}`);
  const tasks = async (): Promise<ShownTask[]> => (await ask().expect(200)).body.villages.flatMap((village: { tasks: ShownTask[] }) => village.tasks);
  const rules = async (): Promise<string[]> => (await tasks()).map(({ rule }) => rule);
  const household = async (given: Parameters<typeof consentNews>[2] = {}): Promise<string> => {
    const sellerId = newId();
    await test.tell('sellers.consent_changed', consentNews(sellerId, assistant, given));
    return sellerId;
  };
  const taken = (orderCode: string, sellerId: string, sendBy: string): PayloadOf<'ordering.order_answered'> => ({ orderCode, sellerId, answer: 'accepted', by: 'seller', at: '2026-11-19T08:00:00+07:00', sendBy });
  const evening = (day: string): string => `${day}T23:59:59.999+07:00`;

  it('names what is to be done, for whom, and the rule that says so', async () => {
    const sellerId = await household();
    await test.tell('ordering.order_ready', { groupCode: 'CPA', orderCode: 'CPA-1', sellerId, total: 90_000, method: 'vietqr', acceptBy: '2026-11-21T17:00:00+07:00' });
    const { body } = await ask().expect(200);
    expect(body).toEqual({
      asOf: '2026-11-22T09:00:00.000+07:00',
      villages: [{ communeCode: '06838', communeName: 'Xã Bình Liêu', tasks: [{
        rule: 'order_late', title: 'Đơn CPA-1 chờ nhận quá lâu. Gọi Bà Mẫu.', why: 'Đơn chưa ai nhận, đã quá hẹn ngày 21/11/2026.', sellerId, sellerName: 'Bà Mẫu', phone: '+84912000001',
        subject: { kind: 'order', id: 'CPA-1' }, scopes: ['listing', 'orders', 'profile'], until: '2027-05-22T09:00:00.000+07:00', since: '2026-11-21T17:00:00.000+07:00', due: '2026-11-21T17:00:00.000+07:00',
      }] }],
    });
    await test.tell('ordering.order_answered', { orderCode: 'CPA-1', sellerId, answer: 'accepted', by: 'seller', at: '2026-11-22T08:00:00+07:00' });
    expect(await rules()).toEqual([]);
  });

  it('comes from seven rules, each of which ends with its cause', async () => {
    const sellerId = await household({ until: '2026-11-30T09:00:00+07:00' });
    const [dong, sold] = [draftNews(sellerId), productNews(newId(), { sellerId, since: '2026-10-01T08:00:00+07:00' })];
    await test.tell('catalog.draft_saved', dong);
    await test.tell('catalog.draft_saved', draftNews(sellerId, { by: 'assistant', name: 'Trà', at: '2026-11-22T08:00:00+07:00' }));
    await test.tell('catalog.product_changed', sold);
    await test.tell('catalog.certificate_changed', certificateNews({ productId: sold.productId, expiresOn: '2027-01-15' }));
    await test.tell('ordering.order_ready', { groupCode: 'CPB', orderCode: 'CPB-1', sellerId, total: 90_000, method: 'cod', acceptBy: '2026-11-22T08:59:00+07:00' });
    await test.tell('ordering.order_answered', taken('CPB-2', sellerId, evening('2026-11-21')));
    expect(await rules()).toEqual(['order_late', 'order_unsent', 'unconfirmed_listing', 'draft_stuck', 'consent_ending', 'certificate_ending', 'stock_silent']);
    await test.tell('catalog.listing_decided', { productId: dong.productId, sellerId, name: dong.name, hash: dong.hash, decision: 'approve', reason: null, at: '2026-11-22T08:30:00+07:00' });
    await test.tell('inventory.stock_changed', { variantId: newId(), productId: sold.productId, available: 3, version: 9, at: '2026-11-22T08:30:00+07:00' });
    await test.tell('ordering.order_handed_over', { orderCode: 'CPB-2', sellerId, at: '2026-11-22T08:45:00+07:00' });
    expect(await rules()).toEqual(['order_late', 'unconfirmed_listing', 'consent_ending', 'certificate_ending']);
  });

  it('names an order that was taken and not sent by the day promised, until another day is promised, and again when that is over', async () => {
    const sellerId = await household();
    await test.tell('ordering.order_answered', taken('CPD-1', sellerId, evening('2026-11-22')));
    expect(await rules()).toEqual([]);
    test.clock.set(new Date('2026-11-23T00:00:00+07:00'));
    expect(await tasks()).toMatchObject([{
      rule: 'order_unsent', title: 'Đơn CPD-1 quá hẹn gửi. Gọi Bà Mẫu.', why: 'Đơn đã nhận mà chưa gửi, hẹn gửi ngày 22/11/2026.', sellerId, subject: { kind: 'order', id: 'CPD-1' }, due: evening('2026-11-22'),
    }]);
    await test.tell('ordering.order_delayed', { orderCode: 'CPD-1', sellerId, sendBy: evening('2026-11-25'), at: '2026-11-23T08:00:00+07:00' });
    expect(await rules()).toEqual([]);
    test.clock.set(new Date('2026-11-26T00:00:00+07:00'));
    expect(await tasks()).toMatchObject([{ rule: 'order_unsent', due: evening('2026-11-25') }]);
  });

  it('names no order that was handed over, delivered, turned down or called off after it was taken', async () => {
    const sellerId = await household();
    const at = '2026-11-22T08:00:00+07:00';
    for (const orderCode of ['CPE-1', 'CPE-2', 'CPE-3', 'CPE-4', 'CPE-5']) await test.tell('ordering.order_answered', taken(orderCode, sellerId, evening('2026-11-21')));
    const left = async () => (await tasks()).map(({ subject }) => subject.id);
    expect(await left()).toHaveLength(5);
    await test.tell('ordering.order_handed_over', { orderCode: 'CPE-1', sellerId, at });
    await test.tell('ordering.order_delivered', { ...orderNews({ total: 90_000, sellerId }).delivered, orderCode: 'CPE-2' });
    await test.tell('ordering.order_answered', { orderCode: 'CPE-3', sellerId, answer: 'refused', by: 'seller', at });
    await test.tell('ordering.order_answered', { orderCode: 'CPE-4', sellerId, answer: 'cancelled', by: 'buyer', at });
    expect(await left()).toEqual(['CPE-5']);
  });

  it('holds an unsent order to the promise told last, in whatever order the news come, each twice', async () => {
    const sellerId = await household();
    const [ended, kept] = [evening('2026-11-21'), evening('2026-11-25')];
    const newsOf = (orderCode: string, first: string, last: string): Told[] => [
      ['ordering.order_ready', { groupCode: orderCode, orderCode, sellerId, total: 1, method: 'cod', acceptBy: '2026-11-19T12:00:00+07:00' }],
      ['ordering.order_answered', taken(orderCode, sellerId, first), newId(1_000)],
      ['ordering.order_delayed', { orderCode, sellerId, sendBy: last, at: '2026-11-20T08:00:00+07:00' }, newId(2_000)],
    ];
    const unsent = await tellInEveryOrder('CPF', (orderCode) => newsOf(orderCode, kept, ended));
    await tellInEveryOrder('CPG', (orderCode) => newsOf(orderCode, ended, kept));
    await tellInEveryOrder('CPH', (orderCode) => [...newsOf(orderCode, kept, ended), ['ordering.order_handed_over', { orderCode, sellerId, at: '2026-11-22T08:00:00+07:00' }]]);
    expect((await tasks()).map(({ rule, subject, due }) => [rule, subject.id, due])).toEqual(unsent.sort().map((orderCode) => ['order_unsent', orderCode, ended]));
  });

  it('remembers an unsent order for as long as it takes, and forgets it once it is long gone', async () => {
    const sellerId = await household();
    const forget = () => test.app.get(ForgetWatchedJob).run();
    await test.tell('ordering.order_answered', taken('CPI-1', sellerId, evening('2026-11-21')));
    test.clock.set(new Date('2027-05-01T09:00:00+07:00'));
    await forget();
    expect(await rules()).toEqual(['order_unsent']);
    await test.tell('ordering.order_handed_over', { orderCode: 'CPI-1', sellerId, at: '2027-05-01T09:00:00+07:00' });
    const known = () => test.app.get(DataSource).query('select order_code from insight.waiting_orders');
    await forget();
    expect(await known()).toHaveLength(1);
    test.clock.set(new Date('2027-10-01T09:00:00+07:00'));
    await forget();
    expect(await known()).toEqual([]);
  });

  it('holds only what the consent covers, and nothing once it has ended, whatever order the news come in', async () => {
    const sellerId = await household({ scopes: ['orders'] });
    await test.tell('catalog.draft_saved', draftNews(sellerId));
    await test.tell('ordering.order_answered', { orderCode: 'CPC-1', sellerId, answer: 'cancelled', by: 'buyer', at: '2026-11-22T08:00:00+07:00' });
    await test.tell('ordering.order_ready', { groupCode: 'CPC', orderCode: 'CPC-1', sellerId, total: 1, method: 'vietqr', acceptBy: '2026-11-21T17:00:00+07:00' });
    expect(await rules()).toEqual([]);
    const other = newId();
    const [given, revoked] = [newId(1_000), newId(2_000)];
    const consent = consentNews(other, assistant);
    await test.tell('sellers.consent_changed', { ...consent, state: 'revoked' }, revoked);
    await test.tell('sellers.consent_changed', consent, given);
    await test.tell('catalog.draft_saved', draftNews(other));
    await test.tell('ordering.order_answered', taken('CPC-2', await household({ until: '2026-11-22T08:59:59+07:00' }), evening('2026-11-21')));
    await test.tell('ordering.order_answered', taken('CPC-3', await household({ scopes: ['listing', 'profile'] }), evening('2026-11-21')));
    expect(await rules()).toEqual([]);
  });

  it('is nobody else’s', async () => {
    const sellerId = await household();
    await test.tell('catalog.draft_saved', draftNews(sellerId));
    await test.tell('ordering.order_answered', taken('CPJ-1', sellerId, evening('2026-11-21')));
    expect(await rules()).toEqual(['order_unsent', 'draft_stuck']);
    assistant = newId();
    expect(await rules()).toEqual([]);
    const http = request(test.app.getHttpServer());
    await http.get('/api/assistant/tasks').expect(401);
    await http.get('/api/assistant/tasks').set('authorization', 'Bearer buyer').expect(403);
  });

  it(`is one statement by its indexes, for ${HOUSEHOLDS} households among 3,000`, async () => {
    const database = test.app.get(DataSource);
    await database.query(`
      insert into insight.consents select gen_random_uuid(), gen_random_uuid(), md5('s' || n)::uuid, case when n <= ${HOUSEHOLDS} then $1::uuid else gen_random_uuid() end, 'Bà Mẫu ' || n, '+84912000001',
        (array['06838', '06841', '06856', '06862'])[1 + n % 4], array['listing', 'orders'], timestamptz '2026-10-01', timestamptz '2027-04-01', 'live' from generate_series(1, 3000) n`, [assistant]);
    await database.query(`insert into insight.shop_goods select md5('p' || n || '/' || k)::uuid, gen_random_uuid(), md5('s' || n)::uuid, 'Miến ' || k, true, 50000, timestamptz '2026-09-01' from generate_series(1, 3000) n, generate_series(1, 10) k`);
    await database.query(`insert into insight.stock_news select product_id, timestamptz '2026-11-01' - random() * interval '60 days' from insight.shop_goods`);
    await database.query(`
      insert into insight.waiting_orders (order_code, seller_id, accept_by, answered_at, send_by, left_at)
      select 'CP' || n, md5('s' || n % 3000)::uuid, day, case when n % 10 > 0 then day end, case when n % 10 > 0 then day end, case when n % 10 > 1 then day end
      from generate_series(1, 30000) n, (select timestamptz '2026-11-21' as day) told`);
    await database.query(`insert into insight.listings select gen_random_uuid(), gen_random_uuid(), md5('s' || n)::uuid, 'Trà', 'draft', 'seller', null, timestamptz '2026-11-01' from generate_series(1, 3000) n`);
    await database.query('analyze');
    await ask().expect(200); // the names of the areas are read once in a process
    const asked = jest.spyOn(database, 'query');
    const began = performance.now();
    const found = await tasks();
    const took = performance.now() - began;
    expect(asked.mock.calls.filter(([sql]) => /insight\.(consents|waiting_orders|listings|shop_goods)/.test(String(sql)))).toHaveLength(1); // the workers of the door ask things of their own
    asked.mockRestore();
    console.log(`${found.length} tasks of ${HOUSEHOLDS} households in ${Math.round(took)} ms, answer included`);
    expect(new Set(found.map(({ sellerId }) => sellerId)).size).toBe(HOUSEHOLDS);
    expect(found.filter(({ rule }) => rule === 'order_unsent')).toHaveLength(HOUSEHOLDS);
    expect(found.filter(({ rule }) => rule === 'stock_silent').length).toBeLessThanOrEqual(HOUSEHOLDS);
    const plan = (await database.query<{ 'QUERY PLAN': string }[]>(`explain ${TASKS}`, [assistant, new Date('2026-11-22T02:00:00Z'), '2026-11-22', ['order_late']])).map((row) => row['QUERY PLAN']).join('\n');
    for (const table of ['consents', 'waiting_orders', 'listings']) expect(plan).not.toContain(`Seq Scan on ${table}`);
  });

  /** The news of one order for each order in which they can come; answers the orders' codes. */
  async function tellInEveryOrder(prefix: string, newsOf: (orderCode: string) => Told[]): Promise<string[]> {
    const codes: string[] = [];
    for (const places of arrangements(newsOf('').map((_, place) => place))) {
      const orderCode = `${prefix}-${places.join('')}`;
      const news = newsOf(orderCode);
      for (const place of [...places, ...places]) {
        const [type, payload, eventId] = news[place]!;
        await test.tell(type, payload, eventId);
      }
      codes.push(orderCode);
    }
    return codes;
  }
});

const arrangements = (values: readonly number[]): number[][] => (
  values.length === 0 ? [[]] : values.flatMap((value) => arrangements(values.filter((other) => other !== value)).map((rest) => [value, ...rest])));
