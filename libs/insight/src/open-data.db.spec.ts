import { newId } from '@cho-phien/kernel';
import { createHash } from 'node:crypto';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { ForgetWatchedJob } from './jobs/forget-watched.job.js';
import { BehindCells } from './storage/behind-cells.js';
import { certificateNews, orderNews } from './testing/news.js';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

const [LIEU, KY, TIEN] = ['06838', '06841', '06856'];
const COMMUNES = [LIEU, KY, TIEN];
const DATASET = 'khong-tien-mat';

interface Row { area_code: string; period: string; indicator: string; numerator: number | null; denominator: number | null; status: string }

describe('open data', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); }, 120_000);
  afterAll(async () => test?.close());

  const http = () => request(test.app.getHttpServer());
  const officer = (path: string, method: 'get' | 'post' = 'post') => http()[method](`/api/officer/open-data${path}`).set('authorization', `Bearer ${COMMUNES.join(',')}`);
  const prepare = async (through: string): Promise<string> => (await officer('').send({ dataset: DATASET, through }).expect(201)).body.id as string;
  const publish = async (through: string): Promise<string> => { const id = await prepare(through); await officer(`/${id}/approvals`).expect(201); return id; };
  const rows = async (version?: number): Promise<Row[]> => (await http().get(`/api/open-data/${DATASET}.json${version ? `?version=${version}` : ''}`).expect(200)).body.rows as Row[];
  const cell = (all: readonly Row[], area: string, period: string) => all.find((row) => row.indicator === 'I5a' && row.area_code === area && row.period === period)!;
  let buyers = 0;
  const order = async (commune: string, day: string, sellerId: string, tender: 'cash' | 'gateway', buyerPhone: string | null = `+849${String(buyers += 1).padStart(8, '0')}`): Promise<void> => {
    const { delivered, captured } = orderNews({ total: 50_000, commune, sellerId, tender, deliveredAt: `${day}T09:00:00.000+07:00` });
    const { groupCode, orderCode, total, deliveredAt } = delivered;
    await test.tell('ordering.order_group_placed', { groupCode, buyerPhone, language: 'vi', total, expiresAt: deliveredAt, placedAt: deliveredAt, orders: [{ orderCode, sellerId, items: total, delivery: 0, lines: [] }] });
    await test.tell('ordering.order_delivered', delivered);
    await test.tell('payments.payment_captured', captured);
  };

  it('is prepared by one officer and let out by another, with what tells of few hidden', async () => {
    for (const [commune, sellers] of [[LIEU, 5], [KY, 5], [TIEN, 1]] as const) {
      for (let seller = 0; seller < sellers; seller++) {
        const id = newId();
        for (const day of ['2026-08-05', '2026-08-12', '2026-09-03', '2026-09-20']) for (const tender of ['cash', 'gateway', 'gateway'] as const) await order(commune, day, id, tender);
      }
    }
    const id = await prepare('2026-09');
    expect((await http().get(`/api/open-data/${DATASET}.csv`).expect(404)).body.code).toBe('insight.no_dataset');
    await officer(`/${id}/approvals`).expect(201);
    const all = await rows();
    expect(cell(all, TIEN, '2026-09')).toMatchObject({ status: 'hidden', numerator: null, denominator: null });
    expect(cell(all, LIEU, '2026-09').status === 'hidden' || cell(all, KY, '2026-09').status === 'hidden' || all.every((row) => row.area_code.startsWith('06') || row.period !== '2026-09' || row.status === 'hidden')).toBe(true);
    expect(all.filter(({ status }) => status === 'shown').length).toBeGreaterThan(0);
  });

  it('is not let out by the one who prepared it', async () => {
    const named = (name: string, path: string) => http().post(`/api/officer/open-data${path}`).set('authorization', `Bearer officer:${name} ${COMMUNES.join(',')}`);
    const { body: { id: own } } = await named('lan', '').send({ dataset: DATASET, through: '2026-09' }).expect(201);
    expect((await named('lan', `/${own}/approvals`).expect(403)).body.code).toBe('insight.second_look');
    expect((await officer(`/${own}`, 'get').expect(200)).body).toMatchObject({ state: 'prepared', number: null });
    const id = await prepare('2026-09');
    await test.app.get(DataSource).query('update insight.open_publications set prepared_by = $2 where id = $1', [id, '00000000-0000-7000-8000-000000000001']);
    const { body } = await officer(`/${id}`, 'get').expect(200);
    expect(body).toMatchObject({ state: 'prepared', ownPreparation: false });
    await expect(test.app.get(DataSource).query('update insight.open_publications set state = $2, number = 99, published_at = now(), published_by = prepared_by, files = $3 where id = $1', [id, 'published', '[]'])).rejects.toThrow(/two_people/);
    await http().post(`/api/officer/open-data/${id}/approvals`).set('authorization', 'Bearer 06985').expect(404);
  });

  it('knows what was published before: a hidden cell stays hidden, and a preparation that was overtaken is refused', async () => {
    const before = await rows();
    const overtaken = await prepare('2026-10');
    await publish('2026-10');
    expect((await officer(`/${overtaken}/approvals`).expect(409)).body.code).toBe('insight.publication_overtaken');
    const after = await rows();
    for (const row of before.filter(({ status }) => status === 'hidden')) expect(after.find((each) => each.indicator === row.indicator && each.area_code === row.area_code && each.period === row.period)?.status).toBe('hidden');
  });

  it('is given out as it was summed, and listed when it was withdrawn', async () => {
    const id = await publish('2026-10');
    const { body: overview } = await http().get('/api/open-data').expect(200);
    const [version] = overview.datasets.find((dataset: { id: string }) => dataset.id === DATASET).versions as { number: number; files: { format: string; sha256: string; bytes: number }[] }[];
    const file = await http().get(`/api/open-data/${DATASET}.csv`).buffer(true).parse((answer, done) => { const parts: Buffer[] = []; answer.on('data', (part: Buffer) => parts.push(part)); answer.on('end', () => done(null, Buffer.concat(parts))); }).expect(200);
    expect(createHash('sha256').update(file.body as Buffer).digest('hex')).toBe(version!.files.find(({ format }) => format === 'csv')?.sha256);
    expect((file.body as Buffer).toString().split('\r\n')[0]).toBe('\uFEFFindicator,definition_version,base,area_level,area_code,area_name,period,numerator,denominator,unknown,rate_percent,status');

    const { body: catalogue } = await http().get('/api/open-data/catalog.jsonld').expect('content-type', /ld\+json/).expect(200);
    expect(catalogue).toMatchObject({ '@type': 'dcat:Catalog', 'dcat:dataset': expect.arrayContaining([expect.objectContaining({ '@type': 'dcat:Dataset', 'dcat:version': String(version!.number) })]) });

    await officer(`/${id}/withdrawals`).send({ reason: 'Nhập nhầm đơn' }).expect(201);
    await http().get(`/api/open-data/${DATASET}.csv?version=${version!.number}`).expect(404);
    const { body: later } = await http().get('/api/open-data').expect(200);
    expect(later.datasets.find((dataset: { id: string }) => dataset.id === DATASET).versions[0]).toMatchObject({ number: version!.number, withdrawnReason: 'Nhập nhầm đơn', files: [] });
    expect((await rows()).length).toBeGreaterThan(0);
  });

  it('counts persons, each once however often he bought; who is not known makes nothing larger', async () => {
    const sellers = Array.from({ length: 4 }, () => newId());
    const persons = async (): Promise<number[]> => (await test.app.get(BehindCells).ofDeliveries(['06862'], '2026-01-01', '2026-12-31')).map(({ buyers: each }) => each!.length);
    for (const day of ['2026-05-03', '2026-05-10', '2026-05-17']) for (const seller of sellers) for (const phone of ['+84900000101', '+84900000102']) await order('06862', day, seller, 'gateway', phone);
    expect(await persons()).toEqual([2]);
    for (const seller of sellers) await order('06862', '2026-05-20', seller, 'gateway', null);
    expect(await persons()).toEqual([3]);
    const { delivered, captured } = orderNews({ total: 20_000, commune: '06862', sellerId: sellers[0]!, deliveredAt: '2026-05-21T09:00:00.000+07:00' });
    await test.tell('ordering.order_delivered', { ...delivered, channel: 'stall' });
    expect(await persons()).toEqual([3]);
    await test.tell('payments.payment_captured', captured);
    expect(await persons()).toEqual([4]);
    const wide = () => http().post('/api/officer/open-data').set('authorization', 'Bearer 06862').send({ dataset: DATASET, through: '2026-05' });
    const { body: { id } } = await wide().expect(201);
    const [cellOfMay] = await test.app.get(DataSource).query(`select hidden, persons from insight.open_cells where publication_id = $1 and area = '06862' and period = '2026-05'`, [id]);
    expect(cellOfMay).toEqual({ hidden: true, persons: 4 });
  });

  it('tells nothing of one who paid in cash among many who did not, or of whom no payment is known, nor of his late payment beside their late deliveries', async () => {
    const unpaid = async (commune: string, day: string, sellerId: string): Promise<void> => {
      const { delivered } = orderNews({ total: 50_000, commune, sellerId, deliveredAt: `${day}T09:00:00.000+07:00` });
      const { groupCode, orderCode, total, deliveredAt } = delivered;
      await test.tell('ordering.order_group_placed', { groupCode, buyerPhone: `+849${String(buyers += 1).padStart(8, '0')}`, language: 'vi', total, expiresAt: deliveredAt, placedAt: deliveredAt, orders: [{ orderCode, sellerId, items: total, delivery: 0, lines: [] }] });
      await test.tell('ordering.order_delivered', delivered);
    };
    const january = async (commune: string): Promise<{ parts: number[] | null }[]> => {
      const send = (path: string) => http().post(`/api/officer/open-data${path}`).set('authorization', `Bearer ${commune}`);
      const { body: { id } } = await send('').send({ dataset: DATASET, through: '2026-01' }).expect(201);
      await send(`/${id}/approvals`).expect(201);
      return test.app.get(DataSource).query(`select case when not hidden then array_to_json(parts) end as parts from insight.open_cells where publication_id = $1 and area = $2 and period = '2026-01'`, [id, commune]);
    };
    const sellers = Array.from({ length: 5 }, () => newId());
    for (const [at, seller] of sellers.entries()) for (const day of ['2026-01-05', '2026-01-06']) await order('06913', day, seller, at === 0 && day.endsWith('5') ? 'cash' : 'gateway');
    expect(await january('06913')).toEqual([{ parts: null }]);
    await order('06979', '2026-01-05', sellers[0]!, 'gateway');
    for (const seller of sellers) for (const day of ['2026-01-06', '2026-01-07']) await unpaid('06979', day, seller);
    expect(await january('06979')).toEqual([{ parts: null }]);

    for (const seller of sellers) for (const day of ['2026-01-05', '2026-01-06']) await order('06978', day, seller, 'gateway');
    expect(await january('06978')).toEqual([{ parts: [10, 0, 0, 500_000, 0, 0] }]);
    test.clock.advance(60_000);
    await order('06978', '2026-01-20', sellers[0]!, 'gateway');
    for (const seller of sellers) await unpaid('06978', '2026-01-21', seller);
    expect(await january('06978')).toEqual([{ parts: [10, 0, 0, 500_000, 0, 0] }]);
  });

  it('tells nothing of one late buyer by two versions beside each other', async () => {
    const AREA = '06985';
    const asWide = (path: string, who = AREA) => http().post(`/api/officer/open-data${path}`).set('authorization', `Bearer ${who}`);
    const parts = async (): Promise<number[]> => {
      const { body: { id } } = await asWide('').send({ dataset: DATASET, through: '2026-01' }).expect(201);
      await test.app.get(DataSource).query(`update insight.open_publications set prepared_by = $2 where id = $1`, [id, newId()]);
      await asWide(`/${id}/approvals`).expect(201);
      const [found] = await test.app.get(DataSource).query(`select array_to_json(parts) as parts from insight.open_cells where publication_id = $1 and area = $2 and period = '2026-01' and not hidden`, [id, AREA]);
      return found.parts as number[];
    };
    const sellers = Array.from({ length: 4 }, () => newId());
    for (const seller of sellers) for (const day of ['2026-01-05', '2026-01-06', '2026-01-07']) await order(AREA, day, seller, 'gateway');
    expect(await parts()).toEqual([12, 0, 0, 600_000, 0, 0]);
    for (const [at, seller] of sellers.entries()) {
      test.clock.advance(60_000);
      await order(AREA, '2026-01-20', seller, 'gateway');
      if (at === 0) expect(await parts()).toEqual([12, 0, 0, 600_000, 0, 0]);
    }
    expect(await parts()).toEqual([12, 0, 0, 600_000, 0, 0]);
    test.clock.advance(60_000);
    await order(AREA, '2026-01-21', sellers[0]!, 'gateway');
    expect(await parts()).toEqual([17, 0, 0, 850_000, 0, 0]);
  });

  it('forgets who bought with the year before last, of which nothing is published any more', async () => {
    const kept = async (): Promise<number> => (await test.app.get(DataSource).query('select count(*)::int as count from insight.order_buyers'))[0].count as number;
    expect(await kept()).toBeGreaterThan(0);
    await test.app.get(ForgetWatchedJob).run();
    expect(await kept()).toBeGreaterThan(0);
    test.clock.set(new Date('2029-06-01T12:00:00+07:00'));
    await test.app.get(ForgetWatchedJob).run();
    expect(await kept()).toBe(0);
    await officer('').send({ dataset: DATASET, through: '2026-10' }).expect(400);
    test.clock.set(new Date('2026-11-22T09:00:00+07:00'));
  });

  it('takes a holder that is written in several ways for one', async () => {
    for (const holder of ['HTX Một Mình', 'HTX MỘT MÌNH', 'htx một mình']) await test.tell('catalog.certificate_changed', certificateNews({ holder, communeCode: '06985' }));
    expect(await test.app.get(BehindCells).ofCertificates(['06985'], ['2026-10-31'])).toEqual([{ commune: '06985', month: '2026-10', part: null, sellers: ['htx một mình'], buyers: null }]);
  });

  it('is listed to whoever answers for its communes, however much others prepared since', async () => {
    const listed = async (areas: string): Promise<string[]> => (await http().get('/api/officer/open-data').set('authorization', `Bearer ${areas}`).expect(200)).body.items.map(({ id }: { id: string }) => id);
    const { body: { id: mine } } = await officer('').send({ dataset: 'ocop-tren-san', through: '2026-09' }).expect(201);
    await test.app.get(DataSource).query(
      `insert into insight.open_publications (id, dataset, through, definition_version, frame, areas, prepared_after, prepared_by, prepared_at)
       select gen_random_uuid(), $1, '2026-09', 'v1', '{"areas":{"leaves":["06838","00004"],"groups":{}},"periods":{"leaves":["2026-09"],"groups":{}}}', '[]', 0, $2, '2027-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, 210) n`, [DATASET, newId()]);
    expect(await listed(COMMUNES.join())).toContain(mine);
    expect(await listed(LIEU!)).not.toContain(mine);
  });

  it('keeps what was frozen, also from those who may do everything', async () => {
    await expect(test.app.get(DataSource).query('update insight.open_cells set hidden = false')).rejects.toThrow(/append-only/);
  });

  it.each([['2026-11', 400], ['2030-01', 400], ['x', 400]])('is not made of %s, which is not over', async (through, status) => { await officer('').send({ dataset: DATASET, through }).expect(status); });
});
