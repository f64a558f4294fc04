import request from 'supertest';
import { DataSource } from 'typeorm';
import type { FixedClock } from '@cho-phien/kernel';
import { Clock } from '@cho-phien/kernel';
import { ScheduleReports } from './usecases/schedule-reports.js';
import { certificateNews, productNews, saleNews } from './testing/news.js';
import { accountOf, openInsight, PILOT, PostsByHand } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

describe('targets and schedules', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => test.forget());
  afterAll(async () => test.close());

  const as = (areas: readonly string[]): string => `Bearer officer:a ${areas.join(',')}`;
  const get = (path: string, areas: readonly string[] = PILOT) => request(test.app.getHttpServer()).get(`/api/officer/${path}`).set('authorization', as(areas));
  const post = (path: string, body: object, areas: readonly string[] = PILOT) => request(test.app.getHttpServer()).post(`/api/officer/${path}`).set('authorization', as(areas)).send(body);
  const plan = { value: 80, planNumber: '212/KH-UBND', planDate: '2026-01-05', issuer: 'UBND tỉnh Quảng Ninh' };

  it('stand beside what was reached, with the document; what has none is named as missing', async () => {
    for (const [number, listed] of [['A', true], ['B', true], ['C', false], ['D', false], ['E', false]] as const) {
      const product = productNews(certificateNews().certificateId, { public: listed });
      await test.tell('catalog.product_changed', product);
      await test.tell('catalog.certificate_changed', certificateNews({ number, productId: product.productId, communeCode: '06841' }));
    }
    await post('targets', { ...plan, area: '06841', code: 'I1', period: '2026' }).expect(201);
    await post('targets', { ...plan, area: '06841', code: 'I5a', period: '2026-Q3' }).expect(201);
    const { body } = await get('targets?area=06841&year=2026').expect(200);
    expect(body.items).toMatchObject([
      { code: 'I1', target: { value: 80, planNumber: '212/KH-UBND', planDate: '2026-01-05' }, actual: { numerator: 2, denominator: 5, rate: 40 }, progress: 50 },
      { code: 'I5a', actual: { base: 'orders', denominator: 0, rate: null }, progress: null },
    ]);
    const { body: live } = await test.ask('I1?area=06841&asOf=2026-11-22');
    expect(body.items[0].actual).toMatchObject({ numerator: live.numerator, denominator: live.denominator, unknown: live.unknown, rate: live.rate });
    expect(body.missing.map(({ code }: { code: string }) => code)).toContain('I5b');
    expect(body.missing.map(({ code }: { code: string }) => code)).not.toContain('I1');
    expect((await get('targets?area=06841&year=2025')).body.items).toEqual([]);
  });

  it('are set for a whole country as for a commune, once', async () => {
    const country = { ...plan, code: 'I8', period: '2026' };
    const { body: { id } } = await post('targets', country, ['VN']).expect(201);
    await post('targets', country, ['VN']).expect(409);
    expect((await get('targets', ['VN'])).body.items).toMatchObject([{ code: 'I8', target: { id, value: 80 } }]);
    expect((await get('targets')).body.items.map(({ target }: { target: { id: string } }) => target.id)).not.toContain(id);
  }, 30_000);

  it('of an amount are đồng, of a rate percent', async () => {
    const product = productNews(certificateNews().certificateId);
    await test.tell('catalog.product_changed', product);
    await test.tell('catalog.certificate_changed', certificateNews({ productId: product.productId, communeCode: '06886' }));
    const sale = saleNews({ goods: [{ productId: product.productId, amount: 70_000 }], commune: '06886', deliveredAt: '2026-11-02T08:00:00+07:00' });
    await test.tell('ordering.order_group_placed', sale.placed);
    await test.tell('ordering.order_delivered', sale.delivered);
    const amount = { ...plan, area: '06886', code: 'I3', period: '2026', value: 280_000 };
    await post('targets', { ...amount, value: 280_000.5 }).expect(400).expect(({ body }) => { expect(body.code).toBe('insight.target_not_whole'); });
    await post('targets', amount).expect(201);
    expect((await get('targets?area=06886')).body.items).toMatchObject([{ code: 'I3', target: { value: 280_000, unit: 'dong' }, actual: { numerator: 70_000, rate: null }, progress: 25 }]);
    expect((await get('targets?area=06841')).body.items.every(({ target }: { target: { unit: string } }) => target.unit === 'percent')).toBe(true);
  });

  it('are corrected with a reason, and what stood before stays known', async () => {
    const { body: { id } } = await post('targets', { ...plan, area: '06856', code: 'I1', period: '2026' }).expect(201);
    await post('targets', { ...plan, area: '06856', code: 'I1', period: '2026' }).expect(409).expect(({ body }) => { expect(body.code).toBe('insight.target_exists'); });
    await post(`targets/${id}/corrections`, plan).expect(400);
    const { body: { id: newer } } = await post(`targets/${id}/corrections`, { ...plan, value: 62.5, reason: 'Kế hoạch điều chỉnh' }).expect(201);
    await post(`targets/${id}/corrections`, { ...plan, reason: 'Lần nữa' }).expect(404);
    expect((await get('targets?area=06856')).body.items).toMatchObject([{ target: { id: newer, value: 62.5, reason: 'Kế hoạch điều chỉnh' } }]);
    await post(`targets/${newer}/corrections`, { ...plan, reason: 'Bỏ', withdrawn: true }).expect(201);
    expect((await get('targets?area=06856')).body.items).toEqual([]);
    const rows: unknown[] = await test.app.get(DataSource).query(`select 1 from insight.targets where area = '06856'`);
    expect(rows).toHaveLength(3);
    await expect(test.app.get(DataSource).query('update insight.targets set value = 1')).rejects.toThrow(/append-only/);
  });

  it('may be asked for again after they were withdrawn', async () => {
    const entered = { ...plan, area: '06862', code: 'I1', period: '2026' };
    const { body: { id } } = await post('targets', entered).expect(201);
    await post(`targets/${id}/corrections`, { ...plan, reason: 'Nhập nhầm', withdrawn: true }).expect(201);
    const { body: { id: again } } = await post('targets', { ...entered, value: 75 }).expect(201);
    expect((await get('targets?area=06862')).body.items).toMatchObject([{ target: { id: again, value: 75, reason: 'Nhập lại sau khi đã bỏ.' } }]);
    await post('targets', entered).expect(409);
  });

  it('are of one’s own communes, and of what can be asked', async () => {
    const { body: { id } } = await post('targets', { ...plan, area: '06978', code: 'I1', period: '2026' }).expect(201);
    await get(`targets/${id}`, ['06838']).expect(404);
    await post(`targets/${id}/corrections`, { ...plan, reason: 'x' }, ['06838']).expect(404);
    await get('targets?area=06978', ['06838']).expect(403);
    for (const [more, status, code] of [
      [{ code: 'I99' }, 404, 'insight.indicator_not_found'], [{ period: '2026-13' }, 400, 'insight.bad_period'], [{ planDate: '2026-02-30' }, 400, 'insight.bad_day'], [{ value: 101 }, 400, 'insight.target_too_high'], [{ value: -1 }, 400, 'request.invalid'], [{ planNumber: ' ' }, 400, 'request.invalid'],
    ] as const) expect(await post('targets', { ...plan, area: '06979', code: 'I1', period: '2026', ...more }).then((answer) => [answer.status, answer.body.code])).toEqual([status, code]);
  });

  it('have reports made by themselves, each period once, also those that were missed', async () => {
    const { body: { id } } = await post('report-schedules', { area: '06985', indicators: ['I1', 'I5a'], every: 'month', dayOfMonth: 5 }).expect(201);
    const made = async (): Promise<string[]> => (await test.app.get(DataSource).query('select period from insight.reports where schedule_id = $1 order by period', [id])).map(({ period }: { period: string }) => period);
    const clock = test.app.get(Clock) as FixedClock;
    const began = clock.now();
    const run = () => Promise.all([1, 2, 3].map(() => test.app.get(ScheduleReports).run()));
    try {
      await run();
      expect(await made()).toEqual([]);
      clock.set(new Date('2026-12-04T16:59:59Z'));
      await run();
      expect(await made()).toEqual([]);
      clock.set(new Date('2026-12-04T17:00:00Z'));
      await run();
      expect(await made()).toEqual(['2026-11']);
      clock.set(new Date('2027-03-10T00:00:00Z'));
      await run();
      expect(await made()).toEqual(['2026-11', '2026-12', '2027-01', '2027-02']);
      await post(`report-schedules/${id}/endings`, {}, ['06838']).expect(404);
      await post(`report-schedules/${id}/endings`, {}).expect(201);
      clock.set(new Date('2027-06-10T00:00:00Z'));
      await run();
      expect(await made()).toHaveLength(4);
    } finally {
      clock.set(began);
    }
    expect((await get('report-schedules')).body.items[0]).toMatchObject({ id, every: 'month', endedAt: expect.stringContaining('2027-03-10') });
    expect((await get('report-schedules', ['06838'])).body.items).toEqual([]);
  });

  it('have reports made by former districts where that was asked for', async () => {
    const { body: { id } } = await post('report-schedules', { indicators: ['I1'], every: 'month', dayOfMonth: 5, frame: 'district' }).expect(201);
    const { body: { id: plain } } = await post('report-schedules', { indicators: ['I1'], every: 'month', dayOfMonth: 5 }).expect(201);
    const clock = test.app.get(Clock) as FixedClock;
    const began = clock.now();
    try {
      clock.set(new Date('2026-12-06T00:00:00Z'));
      await test.app.get(ScheduleReports).run();
    } finally {
      clock.set(began);
    }
    const frames = async (schedule: string) => test.app.get(DataSource).query('select period, frame from insight.reports where schedule_id = $1', [schedule]);
    expect([await frames(id), await frames(plain)]).toEqual([[{ period: '2026-11', frame: 'district' }], [{ period: '2026-11', frame: 'commune' }]]);
    expect((await get('report-schedules')).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ id, frame: 'district' }), expect.objectContaining({ id: plain, frame: 'commune' })]));
  });

  it('and whatever else officers ask for is noted: who, what, when, how many rows, and nobody’s name', async () => {
    await get('targets?area=06841&year=2026').expect(200);
    await get('indicators/I1/rows?area=06922').expect(403);
    await post('targets', { ...plan, area: '06913', code: 'I1', period: '2026', issuer: 'Bà Nguyễn Thị Tư' }).expect(201);
    const { body } = await request(test.app.getHttpServer()).get('/api/operator/officer-requests?limit=3').set('authorization', 'Bearer operator').expect(200);
    expect(body.items).toMatchObject([
      { method: 'POST', route: '/api/officer/targets', question: { area: '06913', issuer: '…', code: 'I1' }, outcome: 'answered', rows: null },
      { method: 'GET', route: '/api/officer/indicators/:code/rows', question: { code: 'I1', area: '06922' }, outcome: 'areas.outside_scope', rows: null },
      { method: 'GET', route: '/api/officer/targets', question: { area: '06841', year: '2026' }, outcome: 'answered', rows: 2 },
    ]);
    expect(new Set(body.items.map(({ accountId }: { accountId: string }) => accountId)).size).toBe(1);
    expect(JSON.stringify(body)).not.toContain('Nguyễn');
    const next = await request(test.app.getHttpServer()).get(`/api/operator/officer-requests?limit=3&after=${body.next}`).set('authorization', 'Bearer operator').expect(200);
    expect(next.body.items[0].at <= body.items[2].at).toBe(true);
    await expect(test.app.get(DataSource).query('delete from platform.officer_requests')).rejects.toThrow(/append-only/);
  });

  it.each([
    ['post_ended', null], ['communes_left', { officerAreas: ['06985'], officerRole: 'commune' as const }], ['reads_only', { officerAreas: PILOT, officerRole: 'reader' as const }],
  ])('make no report in the name of an officer who may not ask for it: they stop, and say why (%s)', async (reason, held) => {
    const { body: { id } } = await post('report-schedules', { indicators: ['I1'], every: 'month', dayOfMonth: 5 }, ['06979', '06985']).expect(201);
    const listed = async () => (await get('report-schedules', PILOT)).body.items.find((item: { id: string }) => item.id === id);
    const [began, posts] = [test.clock.now(), test.app.get(PostsByHand).posts];
    try {
      posts.set(accountOf('a'), held && { accountId: accountOf('a'), roles: ['officer'], ...held });
      await test.app.get(ScheduleReports).run(); // nothing is due: a post that is given anew within the month changes nothing
      expect(await listed()).toMatchObject({ endedAt: null, stopReason: null });
      test.clock.set(new Date('2026-12-06T00:00:00Z'));
      await Promise.all([1, 2, 3].map(() => test.app.get(ScheduleReports).run()));
      expect(await listed()).toMatchObject({ endedAt: expect.stringContaining('2026-12-06'), stopReason: reason });
      posts.clear();
      await test.app.get(ScheduleReports).run();
      expect(await test.app.get(DataSource).query('select from insight.reports where schedule_id = $1', [id])).toEqual([]);
    } finally {
      posts.clear();
      test.clock.set(began);
    }
  });
});
