import request from 'supertest';
import { DataSource } from 'typeorm';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { certificateNews } from './testing/news.js';

describe('listings on other floors', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => { await test.forget(); test.clock.set(new Date('2026-11-22T09:00:00+07:00')); });
  afterAll(async () => test.close());

  const bearer = (areas: readonly string[]) => `Bearer ${areas.join(',')}`;
  const send = (body: object, path = '', areas: readonly string[] = PILOT) => request(test.app.getHttpServer()).post(`/api/officer/external-listings${path}`).set('authorization', bearer(areas)).send(body);
  const get = (path: string, areas: readonly string[] = PILOT) => request(test.app.getHttpServer()).get(`/api/officer/${path}`).set('authorization', bearer(areas));
  const certified = async (communeCode = '06838', number = 'OCOP-1'): Promise<string> => { await test.tell('catalog.certificate_changed', certificateNews({ number, communeCode })); return number; };
  const figure = async (query = '') => { const { numerator, denominator, unknown } = (await test.ask(`I1?${query}`).expect(200)).body; return [numerator, denominator, unknown]; };

  it('count from the day somebody looked, for 30 days, and are unknown after that by themselves', async () => {
    const certificateNumber = await certified();
    const { body } = await send({ certificateNumber, url: 'https://shopee.vn/mien-dong-i.1', checkedOn: '2026-11-20', screenshotHash: 'a'.repeat(64) }).expect(201);
    expect(body).toMatchObject({ floor: 'shopee', state: 'current', firstSeenOn: '2026-11-20', holdsUntil: '2026-12-20', grade: 'B', checks: 1 });
    expect(await figure()).toEqual([1, 1, 0]);
    expect(await figure('asOf=2026-11-19')).toEqual([0, 1, 1]);
    test.clock.set(new Date('2026-12-25T09:00:00+07:00'));
    expect(await figure('asOf=2026-12-20')).toEqual([1, 1, 0]);
    expect(await figure()).toEqual([0, 1, 1]);
    expect((await get('external-listings?state=stale')).body.items).toHaveLength(1);
    await send({ found: 'present' }, `/${body.id}/checks`).expect(201);
    expect(await figure()).toEqual([1, 1, 0]);
    await send({ found: 'absent', note: 'Đã gỡ' }, `/${body.id}/checks`).expect(201).expect(({ body: gone }) => { expect(gone).toMatchObject({ state: 'gone', checks: 3 }); });
    expect((await figure())[0]).toBe(0);
    expect((await get(`external-listings/${body.id}`)).body.history.map(({ found }: { found: string }) => found)).toEqual(['absent', 'present', 'present']);
  });

  it('lie on the floor they are said to lie on', async () => {
    const certificateNumber = await certified();
    for (const [url, status] of [['https://www.postmart.vn/x', 201], ['https://shop.tiktok.com/view/1', 201], ['https://shopee.vn.evil.example/x', 422], ['https://evil.example/shopee.vn', 422], ['javascript:alert(1)', 400], ['https://shopee.vn@evil.example/', 422], ['ftp://shopee.vn/x', 400], ['không', 400]] as const) {
      expect([url, (await send({ certificateNumber, url })).status]).toEqual([url, status]);
    }
    await send({ certificateNumber, url: 'https://voso.vn/x', floor: 'shopee' }).expect(422).expect(({ body }) => { expect(body.code).toBe('insight.address_of_other_floor'); });
  });

  it('are of goods, not of the floor itself, and their addresses no longer than can be kept', async () => {
    const certificateNumber = await certified();
    for (const url of ['https://shopee.vn', 'https://www.voso.vn/', 'https://shopee.vn/#top']) await send({ certificateNumber, url }).expect(422).expect(({ body }) => { expect(body.code).toBe('insight.address_of_no_goods'); });
    const marked = Array.from({ length: 1_900 }, (_, at) => String.fromCharCode(0x1ea0 + ((at * at * 7 + at) % 89))).join('');
    await send({ certificateNumber, url: `https://shopee.vn/${marked}` }).expect(400);
    await send({ certificateNumber, url: `https://shopee.vn/${marked.slice(0, 200)}` }).expect(201);
  });

  it('are declared once for an address, and looked at as often as one likes', async () => {
    const certificateNumber = await certified();
    const first = await send({ certificateNumber, url: 'https://voso.vn/a' }).expect(201);
    const again = await send({ certificateNumber, url: 'https://voso.vn/a' }).expect(201);
    expect(again.body).toMatchObject({ id: first.body.id, checks: 2 });
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => send({ certificateNumber, url: 'https://voso.vn/b' })));
    expect([new Set(atOnce.map(({ status }) => status)), new Set(atOnce.map(({ body }) => body.id)).size]).toEqual([new Set([201]), 1]);
    await expect(test.app.get(DataSource).query('update insight.external_checks set found = $1', ['absent'])).rejects.toThrow('append-only');
    await expect(test.app.get(DataSource).query('delete from insight.external_listings')).rejects.toThrow('append-only');
  });

  it('say of each look who looked', async () => {
    const certificateNumber = await certified();
    const by = (name: string) => ({ authorization: `Bearer officer:${name} ${PILOT.join(',')}` });
    const { body: { id } } = await request(test.app.getHttpServer()).post('/api/officer/external-listings').set(by('lan')).send({ certificateNumber, url: 'https://voso.vn/ai' }).expect(201);
    await request(test.app.getHttpServer()).post(`/api/officer/external-listings/${id}/checks`).set(by('hoa')).send({ found: 'absent' }).expect(201).expect(({ body }) => { expect(body.checkedByName).toBe('hoa'); });
    expect((await get(`external-listings/${id}`)).body).toMatchObject({ checkedByName: 'hoa', history: [{ checkedByName: 'hoa', found: 'absent' }, { checkedByName: 'lan', found: 'present' }] });
  });

  it('belong to the officers of the product’s commune', async () => {
    const certificateNumber = await certified('06978');
    const { body: { id } } = await send({ certificateNumber, url: 'https://voso.vn/a' }).expect(201);
    await send({ certificateNumber, url: 'https://voso.vn/b' }, '', ['06838']).expect(403);
    await send({ found: 'absent' }, `/${id}/checks`, ['06838']).expect(404);
    await get(`external-listings/${id}`, ['06838']).expect(404);
    expect((await get('external-listings', ['06838'])).body.items).toEqual([]);
    await send({ certificateNumber: 'KHONG-CO', url: 'https://voso.vn/a' }).expect(404);
    await send({ url: 'https://voso.vn/a' }).expect(400);
    await send({ certificateNumber, url: 'https://voso.vn/a', checkedOn: '2026-11-23' }).expect(400);
  });
});
