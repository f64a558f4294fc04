import request from 'supertest';
import { DataSource } from 'typeorm';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

describe('surveys', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => { test.clock.set(new Date('2026-11-22T09:00:00+07:00')); await test.forget(); });
  afterAll(async () => test.close());

  const send = (body: object, path = '', areas = PILOT) => request(test.app.getHttpServer()).post(`/api/officer/surveys${path}`).set('authorization', `Bearer ${areas.join(',')}`).set('accept-language', 'vi').send(body);
  const market = (given: object = {}) => ({ indicator: 'I6', communeCode: '06978', place: 'Chợ trung tâm Ba Chẽ', surveyedOn: '2026-05-20', method: 'register', frameSize: 148, guided: 97, doing: 97, ...given });
  const figure = async (path: string) => { const { body } = await test.ask(path).expect(200); return { numerator: body.numerator, denominator: body.denominator, unknown: body.unknown, rate: body.rate }; };

  it('of 148 stalls with 97 doing it make 65.5 %, guided apart, and no other base', async () => {
    await send(market({ statedPercent: 65.5 })).expect(201).expect(({ body }) => { expect(body).toMatchObject({ rate: 65.5, version: 1, communeName: 'Xã Ba Chẽ' }); });
    const { body } = await test.ask('I6?asOf=2026-06-30').expect(200);
    expect(body).toMatchObject({ numerator: 97, denominator: 148, rate: 65.5, base: 'stalls', measures: { guided: 97, surveys: 1 }, evidence: { A: 0, B: 0, C: 148 } });
    expect((await test.ask('I6/rows?asOf=2026-06-30')).body.items).toMatchObject([{ place: 'Chợ trung tâm Ba Chẽ', part: 'numerator', weight: 97 }, { place: 'Chợ trung tâm Ba Chẽ', part: 'rest', weight: 51 }]);
    expect(await figure('I6?asOf=2026-05-19')).toEqual({ numerator: 0, denominator: 0, unknown: 0, rate: null });
  });

  it('that state 60 % for 160 of 334 are refused, and the right percentage is told', async () => {
    const { body } = await send(market({ frameSize: 334, guided: null, doing: 160, statedPercent: 60 })).expect(422);
    expect(body).toMatchObject({ code: 'insight.percent_differs', reckoned: 47.9 });
    expect(body.detail).toContain('47,9 %');
    expect((await figure('I6')).denominator).toBe(0);
  });

  it('add up however many they are: counts that somebody typed too large do not take the page from others', async () => {
    await test.app.get(DataSource).query(`
      insert into insight.surveys (survey_id, version, indicator, commune_code, place, place_key, surveyed_on, method, frame_size, sample_size, guided_count, doing_count, entered_by, recorded_at)
      select gen_random_uuid(), 1, 'I6', '06978', 'Chợ ' || n, 'cho ' || n, '2026-05-20', 'declared', 10000000, 10000000, 10000000, 10000000, gen_random_uuid(), '2026-05-21' from generate_series(1, 216) n`);
    expect((await test.ask('I6').expect(200)).body).toMatchObject({ denominator: 2_160_000_000, measures: { guided: 2_160_000_000, surveys: 216 } });
  });

  it('stall by stall count the stalls, and those nobody asked as unknown', async () => {
    const stalls = [['1', true, true], ['2', true, false], ['3', false, true], ['4', false, null]].map(([number, guided, doing]) => ({ number, guided, doing, trade: 'rau' }));
    const { body } = await send(market({ method: 'roll', frameSize: 6, guided: undefined, doing: undefined, stalls })).expect(201);
    expect(body).toMatchObject({ sampleSize: 4, guided: 2, doing: 2, stalls: [{ number: '1' }, { number: '2' }, { number: '3' }, { number: '4' }] });
    expect(await figure('I6')).toEqual({ numerator: 2, denominator: 6, unknown: 3, rate: 33.3 });
    const { items } = (await test.ask('I6/rows')).body as { items: { weight: number; part: string; stall: string | null }[] };
    expect(items.map(({ stall, part, weight }) => [stall, part, weight])).toEqual([['1', 'numerator', 1], ['2', 'rest', 1], ['3', 'numerator', 1], ['4', 'unknown', 1], [null, 'unknown', 2]]);
    await send(market({ stalls: [...stalls, stalls[0]] })).expect(400);
    await send(market({ method: 'roll' })).expect(400);
    await send(market({ method: 'declared', place: 'Chợ khác', stalls })).expect(201).expect(({ body: taken }) => { expect(taken.method).toBe('roll'); });
  });

  it('are corrected by a new version with its reason; what was known before can be asked for', async () => {
    const { body: { id } } = await send(market()).expect(201);
    await send(market({ doing: 96 }), `/${id}/versions`).expect(400);
    test.clock.set(new Date('2026-11-24T09:00:00+07:00'));
    const { body } = await send(market({ doing: 96, reason: 'Một hộ đếm hai lần' }), `/${id}/versions`).expect(201);
    expect(body.versions.map(({ version, doing, reason }: { version: number; doing: number; reason: string }) => [version, doing, reason])).toEqual([[2, 96, 'Một hộ đếm hai lần'], [1, 97, null]]);
    expect((await figure('I6?asOf=2026-06-30')).numerator).toBe(96);
    expect((await figure('I6?asOf=2026-06-30&knownAt=2026-11-23')).numerator).toBe(97);
    expect((await figure('I6?asOf=2026-06-30&knownAt=2026-11-21')).denominator).toBe(0);
    expect((await test.ask('I6/revisions?asOf=2026-06-30')).body.items).toMatchObject([{ on: '2026-11-24', what: 'survey_corrected', count: 1 }, { on: '2026-11-22', what: 'survey_entered', count: 1 }]);
  });

  it('that were corrected to another commune are corrected on by its officers alone, and leave a revision in both', async () => {
    const { body: { id } } = await send(market()).expect(201);
    const show = (areas: string) => request(test.app.getHttpServer()).get(`/api/officer/surveys/${id}`).set('authorization', `Bearer ${areas}`);
    const moved = market({ communeCode: '06838', reason: 'Ghi nhầm xã' });
    for (const half of ['06978', '06838']) await send(moved, `/${id}/versions`, [half]).expect(half === '06978' ? 403 : 404);
    test.clock.set(new Date('2026-11-24T09:00:00+07:00'));
    await send(moved, `/${id}/versions`, ['06978', '06838']).expect(201);
    const { body } = await send(market({ reason: 'Sửa lại' }), `/${id}/versions`, ['06978']).expect(409);
    expect(body.code).toBe('insight.survey_moved');
    await show('06978').expect(404);
    expect((await show('06838').expect(200)).body.versions.map(({ version }: { version: number }) => version)).toEqual([2]);
    expect((await show('06978,06838').expect(200)).body.versions.map(({ communeCode }: { communeCode: string }) => communeCode)).toEqual(['06838', '06978']);
    for (const area of ['06978', '06838']) expect((await test.ask(`I6/revisions?asOf=2026-11-23&area=${area}`)).body.items).toMatchObject([{ on: '2026-11-24', what: 'survey_corrected', count: 1 }]);
    await send(market({ communeCode: '06978', reason: 'Đúng là xã này' }), `/${id}/versions`, ['06978', '06838']).expect(201);
    await send(market({ doing: 90, reason: 'Đếm lại' }), `/${id}/versions`, ['06978']).expect(201);
  });

  it('that were corrected to a later day leave a revision on the day they were of', async () => {
    const { body: { id } } = await send(market()).expect(201);
    test.clock.set(new Date('2026-11-24T09:00:00+07:00'));
    await send(market({ surveyedOn: '2026-08-20', reason: 'Nhầm ngày' }), `/${id}/versions`).expect(201);
    expect((await test.ask('I6/revisions?asOf=2026-06-30')).body.items).toMatchObject([{ on: '2026-11-24', what: 'survey_corrected', count: 1 }, { on: '2026-11-22', what: 'survey_entered' }]);
  });

  it('count once for each place, the last of them, and villages and training by the quarter', async () => {
    await send(market()).expect(201);
    await send(market({ place: 'chợ Trung tâm  Ba Chẽ', surveyedOn: '2026-09-10', doing: 120, guided: 120 })).expect(201);
    expect(await figure('I6')).toEqual({ numerator: 120, denominator: 148, unknown: 0, rate: 81.1 });
    expect(await figure('I6?asOf=2026-08-31')).toMatchObject({ numerator: 97 });
    await send(market({ indicator: 'I8', communeCode: '06838', place: 'Xã Bình Liêu', frameSize: 86, guided: 86, doing: 60, surveyedOn: '2026-09-30' })).expect(201);
    expect(await figure('I8?period=2026-Q3')).toMatchObject({ numerator: 60, denominator: 86 });
    expect(await figure('I8?period=2026-Q4')).toMatchObject({ denominator: 0, rate: null });
    await send(market({ indicator: 'I7', place: 'Xã Ba Chẽ', method: 'sample', frameSize: 9_000, sampleSize: 500, guided: null, doing: 268 })).expect(201).expect(({ body }) => { expect(body).toMatchObject({ rate: 53.6, minimumAge: 15, marginOfError: 4.2 }); });
    expect(await figure('I7')).toEqual({ numerator: 268, denominator: 500, unknown: 0, rate: 53.6 });
  });

  it('belong to the officers of their commune', async () => {
    const { body: { id } } = await send(market()).expect(201);
    await send(market({ communeCode: '06922' })).expect(403);
    await send(market(), '', ['06838']).expect(403);
    await send(market({ reason: 'Sửa' }), `/${id}/versions`, ['06838']).expect(403);
    await request(test.app.getHttpServer()).get(`/api/officer/surveys/${id}`).set('authorization', 'Bearer 06838').expect(404);
    for (const wrong of [{ surveyedOn: '2026-11-23' }, { doing: 149 }, { guided: 149 }, { sampleSize: 149 }, { frameSize: -1 }, { surveyedOn: '2026-02-30' }]) await send(market(wrong)).expect(400);
  });
});
