import { AreasFacade, OfficerScope } from '@cho-phien/areas';
import { newId } from '@cho-phien/kernel';
import request from 'supertest';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

describe('clusters that officers make', () => {
  let test: InsightTest;
  const OWN = ['06838', '06841', '06856', '06862'];
  const send = (path: string, body: object, areas = OWN) => request(test.app.getHttpServer()).post(`/api/officer/clusters${path}`).set('authorization', `Bearer ${areas.join(',')}`).send(body);
  const list = async (areas = OWN): Promise<string[]> => (await request(test.app.getHttpServer()).get('/api/officer/clusters').set('authorization', `Bearer ${areas.join(',')}`).expect(200)).body.items.map(({ name }: { name: string }) => name);

  beforeAll(async () => { test = await openInsight(); });
  afterAll(() => test.close());

  it('are areas on the days on which they hold, for officers of all their communes', async () => {
    const { body } = await send('', { name: 'Vùng hồi', communes: ['06841', '06838', '06838'], validFrom: '2026-01-01' }).expect(201);
    expect(body).toMatchObject({ name: 'Vùng hồi', communes: [{ code: '06838', name: 'Xã Bình Liêu' }, { code: '06841', name: 'Xã Hoành Mô' }], validTo: null });
    const areas = test.app.get(AreasFacade);
    expect(await areas.communesOf(body.id, '2025-12-31')).toBeNull();
    expect(await areas.communesOf(body.id, '2026-01-01')).toEqual({ codes: ['06838', '06841'], approximate: false });
    expect(await areas.label(body.id)).toBe('Vùng hồi');
    const officer = (officerAreas: string[]) => ({ accountId: newId(), roles: ['officer'], officerAreas });
    expect(await test.app.get(OfficerScope).communes(officer(OWN), body.id)).toEqual({ code: body.id, communes: ['06838', '06841'], approximate: false });
    await expect(test.app.get(OfficerScope).communes(officer(['06838']), body.id)).rejects.toThrow('areas.outside_scope');
    expect([await list(), await list(['06838'])]).toEqual([['Vùng hồi'], []]);
    const { body: figure } = await test.ask(`I1?area=${body.id}`, OWN).expect(200);
    expect(figure).toMatchObject({ area: body.id, areaName: 'Vùng hồi', breakdown: [{ key: '06838' }, { key: '06841' }] });
    await test.ask(`I1?area=${body.id}&asOf=2025-12-31`, OWN).expect(404);
  });

  it('are ended, and hold for the days before', async () => {
    const { body: { id } } = await send('', { name: 'Vùng miến', communes: ['06856'] }).expect(201);
    await send(`/${id}/endings`, { validTo: '2025-07-01' }).expect(400);
    await send(`/${id}/endings`, { validTo: '2026-06-01' }, ['06838']).expect(404);
    await send(`/${id}/endings`, { validTo: '2026-06-01' }).expect(201);
    await send(`/${id}/endings`, {}).expect(409);
    const areas = test.app.get(AreasFacade);
    expect([await areas.communesOf(id, '2026-05-31'), await areas.communesOf(id, '2026-06-01')]).toEqual([{ codes: ['06856'], approximate: false }, null]);
  });

  it('are offered to choose from on the days on which they hold, also when they have ended since', async () => {
    const { body: { id } } = await send('', { name: 'Vùng quế', communes: ['06862'], validFrom: '2026-02-01' }).expect(201);
    await send(`/${id}/endings`, { validTo: '2026-10-01' }).expect(201);
    const offered = async (query: string): Promise<boolean> => {
      const { body } = await request(test.app.getHttpServer()).get(`/api/officer/overview?${query}`).set('authorization', `Bearer ${OWN.join(',')}`).expect(200);
      return (body.places as { code: string }[]).some(({ code }) => code === id);
    };
    expect(await Promise.all(['', 'period=2026-09', 'period=2026-09&asOf=2026-09-15', 'period=2026-10', 'period=2026-01'].map(offered))).toEqual([false, true, true, false, false]);
    await test.ask(`I1?area=${id}&asOf=2026-09-30`, OWN).expect(200);
  });

  it('are made of one’s own communes of the two tiers', async () => {
    await send('', { name: 'Vùng lạ', communes: ['06838', '06922'] }).expect(403);
    await send('', { name: 'Vùng cũ', communes: ['06838'], validFrom: '2025-06-30' }).expect(400);
    for (const wrong of [{ communes: [] }, { communes: ['6838'] }, { name: '' }, { validFrom: '2026-02-30' }]) await send('', { name: 'Vùng', communes: ['06838'], ...wrong }).expect(400);
  });

  it('stand beside the former districts, to one of which each commune belongs', async () => {
    const districts = await test.app.get(AreasFacade).formerDistrictsOf(['06838', '06862', '06895', '99999']);
    expect([...districts].map(([commune, { code }]) => [commune, code])).toEqual([['06838', '198'], ['06862', '199'], ['06895', '200']]);
    expect(districts.get('06838')?.approximate).toBe(true);
  });
});
