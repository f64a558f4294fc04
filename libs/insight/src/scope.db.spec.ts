import request from 'supertest';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

describe('what an officer may read', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterAll(async () => test.close());

  it('is all of his communes when no area is named', async () => {
    const { body } = await test.ask('I1').expect(200);
    expect(body).toMatchObject({ code: 'I1', definitionVersion: 'v1', area: null, areaName: 'Toàn bộ địa bàn phụ trách', asOf: '2026-11-22', rate: null, rowsUrl: '/api/officer/indicators/I1/rows?asOf=2026-11-22' });
    expect(body.breakdown.map(({ area }: { area: string }) => area)).toEqual([...PILOT].sort());
    expect((await test.ask('I5a').set('accept-language', 'en')).body).toMatchObject({ title: 'Cashless rate by count', period: '2026-11', areaName: 'The whole area you answer for' });
  });

  it.each([['06838', ['06838'], false], ['198', ['06838', '06841', '06856'], true], ['200', ['06895', '06913'], expect.any(Boolean)]])('is the area %s, as its communes', async (area, communes, approximate) => {
    const { body } = await test.ask(`I5b?area=${area}&period=2026-10`).expect(200);
    expect(body).toMatchObject({ area, approximate, period: '2026-10', rowsUrl: `/api/officer/indicators/I5b/rows?area=${area}&period=2026-10` });
    expect(body.breakdown.map((row: { area: string }) => row.area)).toEqual(communes);
  });

  it.each(['06922', '22', '201', '24', 'VN'])('is not the area %s, which is not wholly his', async (area) => {
    for (const path of ['I1', 'I5a', 'I1/rows']) await test.ask(`${path}?area=${area}`).expect(403).expect(({ body }) => { expect(body.code).toBe('areas.outside_scope'); });
  });

  it('shrinks with his communes: half a former district is not the district', async () => {
    await test.ask('I1?area=198', ['06838', '06841']).expect(403);
    await test.ask('I1?area=198', ['198']).expect(200);
    await test.ask('I1', []).expect(403);
  });

  it('is nothing to anybody else', async () => {
    const http = request(test.app.getHttpServer());
    for (const path of ['I1', 'I1/rows', 'I5a', 'nothing', 'I1?area=%27&asOf=x']) {
      await http.get(`/api/officer/indicators/${path}`).expect(401);
      await http.get(`/api/officer/indicators/${path}`).set('authorization', 'Bearer buyer').expect(403);
    }
  });

  it('refuses what cannot be answered, with a reason', async () => {
    for (const [path, status, code] of [
      ['I9', 404, 'insight.indicator_not_found'], ['I1?area=99999', 404, 'areas.not_found'], ['I1?asOf=2026-02-30', 400, 'insight.bad_day'], ['I1?asOf=yesterday', 400, 'insight.bad_day'], ['I1?asOf=2026-11-23', 400, 'insight.day_to_come'], ['I1?period=2027', 400, 'insight.period_not_begun'],
      ['I5a?period=2026-13', 400, 'insight.bad_period'], ['I5a?period=2026-Q5', 400, 'insight.bad_period'], ['I5b?asOf=2026-10-01', 400, 'insight.bad_period'], ['I1?by=tender', 400, 'insight.bad_parting'],
      [`I1?area=${encodeURIComponent("06838' or 1=1")}`, 400, 'request.invalid'], ['I1/rows?limit=0', 400, 'request.invalid'], ['I1/rows?after=zzz', 400, 'paging.bad_cursor'],
      [`I5a/rows?after=${Buffer.from('["x","y"]').toString('base64url')}`, 400, 'request.invalid'], ['I1?area=06838&area=06841', 400, 'request.invalid'],
    ] as const) {
      const answer = await test.ask(path);
      expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
    }
  });
});
