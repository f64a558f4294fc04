import request from 'supertest';
import { DataSource } from 'typeorm';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

interface Row { key: string; areaName: string; numerator: number; denominator: number; unknown: number; rate: number | null }

describe('residents who shop online, by sex and by ethnicity', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => { test.clock.set(new Date('2026-11-22T09:00:00+07:00')); await test.forget(); });
  afterAll(async () => test.close());

  const groups = { female: { sampleSize: 262, doing: 149 }, male: { sampleSize: 238, doing: 119 }, kinh: { sampleSize: 70, doing: 52 }, minority: { sampleSize: 410, doing: 207 } };
  const residents = (given: object = {}) => ({ indicator: 'I7', communeCode: '06978', place: 'Xã Ba Chẽ', surveyedOn: '2026-05-20', method: 'sample', frameSize: 9_000, sampleSize: 500, doing: 268, groups, ...given });
  const send = (body: object, path = '', areas = PILOT) => request(test.app.getHttpServer()).post(`/api/officer/surveys${path}`).set('authorization', `Bearer ${areas.join(',')}`).set('accept-language', 'vi').send(body);
  const ask = async (path: string, areas = PILOT) => (await test.ask(`I7${path}`, areas).expect(200)).body;
  const parts = async (by: string, more = '', areas = PILOT) => (await ask(`?by=${by}${more}`, areas)).breakdown.map(({ key, numerator, denominator }: Row) => [key, numerator, denominator]);
  const kept = async (): Promise<number[]> => Promise.all(['surveys', 'survey_groups'].map(async (table) => ((await test.app.get(DataSource).query(`select from insight.${table}`)) as unknown[]).length));

  it('are told with their rates, and how far each may be off', async () => {
    const { body } = await send(residents()).expect(201);
    expect(body.groups).toEqual([
      { kind: 'sex', group: 'female', sampleSize: 262, doing: 149, rate: 56.9, marginOfError: 5.8 }, { kind: 'sex', group: 'male', sampleSize: 238, doing: 119, rate: 50, marginOfError: 6.2 },
      { kind: 'ethnicity', group: 'kinh', sampleSize: 70, doing: 52, rate: 74.3, marginOfError: 10 }, { kind: 'ethnicity', group: 'minority', sampleSize: 410, doing: 207, rate: 50.5, marginOfError: 4.7 },
    ]);
    expect(await parts('sex')).toEqual([['female', 149, 262], ['male', 119, 238]]);
    expect(await parts('ethnicity')).toEqual([['kinh', 52, 70], ['minority', 207, 410], ['unstated', 9, 20]]);
    expect((await ask('?by=ethnicity')).breakdown.map(({ areaName }: Row) => areaName)).toEqual(['Người Kinh', 'Người dân tộc thiểu số', 'Chưa rõ dân tộc']);
  });

  it('add up to the whole, whether a survey told all of them, some, or none, and of a roll', async () => {
    await send(residents()).expect(201);
    await send(residents({ communeCode: '06838', place: 'Xã Bình Liêu', sampleSize: 90, doing: 30, groups: { minority: { sampleSize: 60, doing: 25 } } })).expect(201);
    await send(residents({ communeCode: '06838', place: 'Thôn mẫu', sampleSize: 40, doing: 40, groups: undefined })).expect(201);
    await send(residents({ communeCode: '06841', place: 'Thôn khác', sampleSize: undefined, doing: undefined, groups: undefined, frameSize: 3, stalls: [true, false, null].map((doing, at) => ({ number: String(at + 1), guided: false, doing })) })).expect(201);
    const whole = await ask('');
    expect(whole).toMatchObject({ numerator: 339, denominator: 632, unknown: 1, units: 7 });
    for (const by of ['sex', 'ethnicity']) {
      const { breakdown, numerator, denominator, unknown, units, addsUp } = await ask(`?by=${by}`);
      expect([by, { numerator, denominator, unknown, units, addsUp }]).toEqual([by, { numerator: 339, denominator: 632, unknown: 1, units: 7, addsUp: true }]);
      const sum = (count: 'numerator' | 'denominator' | 'unknown'): number => breakdown.reduce((total: number, row: Row) => total + row[count], 0);
      expect([by, sum('numerator'), sum('denominator'), sum('unknown')]).toEqual([by, 339, 632, 1]);
      for (const row of breakdown as Row[]) {
        const { items } = await ask(`/rows?by=${by}&key=${row.key}`);
        const weigh = (part: string): number => items.filter((each: { part: string }) => each.part === part).reduce((total: number, { weight }: { weight: number }) => total + weight, 0);
        expect([by, row.key, weigh('numerator'), weigh('numerator') + weigh('rest')]).toEqual([by, row.key, row.numerator, row.denominator]);
        expect(new Set(items.map(({ group }: { group: string }) => group))).toEqual(new Set([row.key]));
      }
    }
    expect((await ask('/rows')).items.map(({ weight, group }: { weight: number; group?: string }) => [weight, group])).toContainEqual([268, undefined]);
    expect(await parts('ethnicity', '&area=06838')).toEqual([['minority', 25, 60], ['unstated', 45, 70]]);
    await test.ask('I6?by=sex').expect(400);
  });

  it('are corrected with their survey: those of the version before are no longer told, but as they were known', async () => {
    const { body: { id } } = await send(residents()).expect(201);
    test.clock.set(new Date('2026-11-24T09:00:00+07:00'));
    const { body } = await send(residents({ groups: { female: { sampleSize: 260, doing: 140 } }, reason: 'Đếm lại' }), `/${id}/versions`).expect(201);
    expect(body.groups).toMatchObject([{ group: 'female', doing: 140 }]);
    expect(body.versions.map((version: { groups: { group: string }[] }) => version.groups.map(({ group }) => group))).toEqual([['female'], ['female', 'male', 'kinh', 'minority']]);
    expect(await parts('sex')).toEqual([['female', 140, 260], ['unstated', 128, 240]]);
    expect(await parts('ethnicity')).toEqual([['unstated', 268, 500]]);
    expect(await parts('sex', '&knownAt=2026-11-22')).toEqual([['female', 149, 262], ['male', 119, 238]]);
  });

  it('that do not lie within the whole are refused by field, and nothing of the survey is kept', async () => {
    for (const [wrong, path] of [
      [{ groups: { ...groups, male: { sampleSize: 239, doing: 119 } } }, 'groups.male.sampleSize'], [{ groups: { ...groups, minority: { sampleSize: 430, doing: 217 } } }, 'groups.minority.doing'],
      [{ groups: { female: { sampleSize: 10 } } }, 'groups.female.doing'], [{ groups: { female: { sampleSize: 10, doing: -1 } } }, 'groups.female.doing'], [{ indicator: 'I6' }, 'groups'],
    ] as const) {
      const { body } = await send(residents(wrong)).expect(400);
      expect([path, body.errors.map((error: { path: string }) => error.path)]).toEqual([path, [path]]);
    }
    expect(await kept()).toEqual([0, 0]);
    const { body: { id } } = await send(residents()).expect(201);
    await send(residents({ groups: { kinh: { sampleSize: 501, doing: 268 } }, reason: 'Nhầm' }), `/${id}/versions`).expect(400);
    expect(await kept()).toEqual([1, 4]);
    expect(await parts('ethnicity')).toEqual([['kinh', 52, 70], ['minority', 207, 410], ['unstated', 9, 20]]);
  });

  it('are told to the officers of the commune alone, and never changed', async () => {
    const { body: { id } } = await send(residents()).expect(201);
    expect(await parts('sex', '', ['06838'])).toEqual([]);
    expect((await ask('/rows?by=sex&key=female', ['06838'])).items).toEqual([]);
    await test.ask('I7?by=sex&area=06978', ['06838']).expect(403);
    const show = (areas: string) => request(test.app.getHttpServer()).get(`/api/officer/surveys/${id}`).set('authorization', `Bearer ${areas}`);
    await show('06838').expect(404);
    expect((await show('06978').expect(200)).body.groups).toHaveLength(4);
    for (const change of [`update insight.survey_groups set doing_count = 0`, 'delete from insight.survey_groups']) await expect(test.app.get(DataSource).query(change)).rejects.toThrow();
    expect(await kept()).toEqual([1, 4]);
  });
});
