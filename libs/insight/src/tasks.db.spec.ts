import { jest } from '@jest/globals';
import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { TASKS } from './storage/task-list.js';
import { consentNews, draftNews } from './testing/help-news.js';
import { certificateNews, productNews } from './testing/news.js';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

const HOUSEHOLDS = 300;

interface ShownTask { rule: string; title: string; why: string; sellerId: string; phone: string; subject: { kind: string; id: string }; scopes: string[] }

describe('an assistant’s work list', () => {
  let test: InsightTest;
  let assistant: string;
  beforeAll(async () => { test = await openInsight(); });
  beforeEach(() => { assistant = newId(); });
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

  it('comes from six rules, each of which ends with its cause', async () => {
    const sellerId = await household({ until: '2026-11-30T09:00:00+07:00' });
    const [dong, sold] = [draftNews(sellerId), productNews(newId(), { sellerId, since: '2026-10-01T08:00:00+07:00' })];
    await test.tell('catalog.draft_saved', dong);
    await test.tell('catalog.draft_saved', draftNews(sellerId, { by: 'assistant', name: 'Trà', at: '2026-11-22T08:00:00+07:00' }));
    await test.tell('catalog.product_changed', sold);
    await test.tell('catalog.certificate_changed', certificateNews({ productId: sold.productId, expiresOn: '2027-01-15' }));
    await test.tell('ordering.order_ready', { groupCode: 'CPB', orderCode: 'CPB-1', sellerId, total: 90_000, method: 'cod', acceptBy: '2026-11-22T08:59:00+07:00' });
    expect(await rules()).toEqual(['order_late', 'unconfirmed_listing', 'draft_stuck', 'consent_ending', 'certificate_ending', 'stock_silent']);
    await test.tell('catalog.listing_decided', { productId: dong.productId, sellerId, name: dong.name, hash: dong.hash, decision: 'approve', reason: null, at: '2026-11-22T08:30:00+07:00' });
    await test.tell('inventory.stock_changed', { variantId: newId(), productId: sold.productId, available: 3, version: 9, at: '2026-11-22T08:30:00+07:00' });
    expect(await rules()).toEqual(['order_late', 'unconfirmed_listing', 'consent_ending', 'certificate_ending']);
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
    await household({ until: '2026-11-22T08:59:59+07:00' });
    expect(await rules()).toEqual([]);
  });

  it('is nobody else’s', async () => {
    await test.tell('catalog.draft_saved', draftNews(await household()));
    expect(await rules()).toEqual(['draft_stuck']);
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
    await database.query(`insert into insight.waiting_orders select 'CP' || n, md5('s' || n % 3000)::uuid, timestamptz '2026-11-21', case when n % 10 > 0 then timestamptz '2026-11-21' end from generate_series(1, 30000) n`);
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
    expect(found.filter(({ rule }) => rule === 'stock_silent').length).toBeLessThanOrEqual(HOUSEHOLDS);
    const plan = (await database.query<{ 'QUERY PLAN': string }[]>(`explain ${TASKS}`, [assistant, new Date('2026-11-22T02:00:00Z'), '2026-11-22', ['order_late']])).map((row) => row['QUERY PLAN']).join('\n');
    for (const table of ['consents', 'waiting_orders', 'listings']) expect(plan).not.toContain(`Seq Scan on ${table}`);
  });
});
