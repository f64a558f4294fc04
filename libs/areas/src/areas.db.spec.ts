import request from 'supertest';
import { UnitOfWork } from '@cho-phien/platform';
import { openTestApp, standingClock } from '../../../test/support/test-app.js';
import type { TestApp } from '../../../test/support/test-app.js';
import { AreasHttpModule } from './areas.http.module.js';
import { AreasFacade, seedAreas } from './index.js';

describe('the areas of Vietnam', () => {
  let test: TestApp;
  let areas: AreasFacade;
  let firstLoad: boolean;
  const unitOfWork = (): UnitOfWork => test.app.get(UnitOfWork);
  const http = () => request(test.app.getHttpServer());

  beforeAll(async () => {
    test = await openTestApp({ name: 'areas', http: [AreasHttpModule], jobs: [] }, {}, standingClock());
    areas = test.app.get(AreasFacade);
    await areas.find('22'); // asked while nothing is loaded: must not be remembered as empty
    firstLoad = await unitOfWork().run((tx) => seedAreas(tx));
  });
  afterAll(() => test.close());

  it('load once, and not again', async () => {
    expect(firstLoad).toBe(true);
    expect(await unitOfWork().run((tx) => seedAreas(tx))).toBe(false);
  });

  it.each([
    ['province', '2026-11-22', 34], ['commune', '2026-11-22', 3_321], ['cluster', '2026-11-22', 696], ['district', '2026-11-22', 0],
    ['province', '2025-06-30', 63], ['district', '2025-06-30', 696], ['commune', '2025-06-30', 10_035], ['cluster', '2025-06-30', 0],
  ])('count right: %s on %s', async (level, day, count) => {
    const rows = await unitOfWork().run((tx) => tx.query('select count(*)::int as n from areas.areas where level = $1 and valid_from <= $2 and (valid_to is null or valid_to > $2)', [level, day]));
    expect(rows).toEqual([{ n: count }]);
  });

  it('are 697 phường, 2,611 xã and 13 đặc khu since 30 April 2026, in 7 cities and 27 provinces', async () => {
    const rows = await unitOfWork().run((tx) => tx.query(`select type, count(*)::int as n from areas.areas where level in ('commune', 'province') and valid_to is null group by type order by type`));
    expect(Object.fromEntries(rows.map(({ type, n }: { type: string; n: number }) => [type, n]))).toEqual({ phường: 697, xã: 2_611, 'đặc khu': 13, 'thành phố': 7, tỉnh: 27 });
  });

  it('know commune 06838 as Xã Bình Liêu today, as the town before July 2025, in province 22', async () => {
    expect(await areas.label('06838')).toBe('Xã Bình Liêu');
    expect(await areas.find('06838')).toMatchObject({ level: 'commune', type: 'xã', name: 'Bình Liêu', parentCode: '22', validFrom: '2025-07-01' });
    expect(await areas.find('06838', '2025-06-30')).toMatchObject({ type: 'thị trấn', parentCode: '198' });
    expect(await areas.provinceOf('06838')).toBe('22');
  });

  it('gather the communes of the former district Bình Liêu, and say that part of Vô Ngại went elsewhere', async () => {
    expect(await areas.communesOf('198')).toEqual({ codes: ['06838', '06841', '06856'], approximate: true });
    const voNgai = await areas.resolveOldCommune('06853');
    expect(voNgai).toMatchObject({ former: { label: 'Xã Vô Ngại', parentCode: '198' }, divided: true });
    expect(voNgai?.now.map(({ code }) => code).sort()).toEqual(['06838', '06862']);
    expect((await areas.resolveOldCommune('06844'))?.now.map(({ code }) => code)).toEqual(['06856']);
  });

  it.each([
    ['199', ['06862', '06874', '06877', '06886']], ['200', ['06895', '06913']], ['202', ['06978', '06979', '06985']],
    ['215', ['07246', '07264', '07282', '07288', '07294']], ['482', ['20107', '20122', '20131', '20137', '20140', '20161', '20179', '20182']],
  ])('gather the communes of former district %s', async (code, communes) => {
    expect((await areas.communesOf(code))?.codes).toEqual(communes);
  });

  it('take đặc khu Vân Đồn and Cô Tô as whole former districts', async () => {
    expect(await areas.communesOf('203')).toEqual({ codes: ['06994'], approximate: false });
    expect(await areas.communesOf('207')).toEqual({ codes: ['07192'], approximate: false });
    expect(await areas.label('06994')).toBe('Đặc khu Vân Đồn');
  });

  it('hold communes of a province, of one commune, of the country, and of a district on an old day', async () => {
    expect((await areas.communesOf('22'))?.codes).toHaveLength(54);
    expect((await areas.communesOf('24'))?.codes).toHaveLength(99);
    expect((await areas.communesOf('VN'))?.codes).toHaveLength(3_321);
    expect(await areas.communesOf('06838')).toEqual({ codes: ['06838'], approximate: false });
    expect((await areas.communesOf('198', '2024-12-31'))?.codes).toContain('06844');
    expect((await areas.communesOf('22', '2024-12-31'))?.codes).toHaveLength(171);
    expect(await areas.communesOf('999')).toBeNull();
  });

  it('keep names of their time', async () => {
    expect((await areas.find('75', '2026-04-29'))?.label).toBe('Tỉnh Đồng Nai');
    expect((await areas.find('75', '2026-04-30'))?.label).toBe('Thành phố Đồng Nai');
    expect((await areas.find('25363', '2026-04-29'))?.label).toBe('Xã Đồng Phú');
    expect((await areas.find('25363'))?.label).toBe('Phường Đồng Phú');
    expect((await areas.find('46', '2024-12-31'))?.label).toBe('Tỉnh Thừa Thiên Huế');
    expect((await areas.find('46', '2025-01-01'))?.label).toBe('Thành phố Huế');
    expect((await areas.find('24', '2025-06-30'))?.label).toBe('Tỉnh Bắc Giang');
  });

  it('find Ba Chẽ by both codes seen for it', async () => {
    expect((await areas.find('06970'))?.code).toBe('06978');
    expect((await areas.find('06978'))?.label).toBe('Xã Ba Chẽ');
    expect((await areas.find('06970', '2025-01-01'))?.label).toBe('Thị trấn Ba Chẽ');
    expect(await areas.provinceOf('06970')).toBe('22');
  });

  it.each([
    ['Bắc Giang', '24', 'Tỉnh Bắc Giang cũ (trước 01/07/2025)'],
    ['binh phuoc', '75', 'Tỉnh Bình Phước cũ (trước 01/07/2025)'],
    ['Thừa Thiên Huế', '46', 'Tỉnh Thừa Thiên Huế cũ (trước 01/01/2025)'],
    ['tinh bac giang', '24', 'Tỉnh Bắc Giang cũ (trước 01/07/2025)'],
  ])('lead the old name %s to province %s', async (typed, code, note) => {
    const { body } = await http().get('/api/areas/search').query({ q: typed }).expect(200);
    expect(body.items[0]).toMatchObject({ code, level: 'province', note });
  });

  it.each([
    ['binh lieu', '06838'], ['Bình Liêu', '06838'], ['xã bình liêu', '06838'], ['binh lieu, quang ninh', '06838'], ['BINH LIEU', '06838'],
    ['Bình Liêu'.normalize('NFD'), '06838'], ['vo ngai', '06838'], ['chan may lang co', '20137'], ['dac khu van don', '06994'], ['tan tien dong nai', '25318'],
  ])('find "%s" without marks, type or order', async (typed, code) => {
    const hits = await areas.search(typed);
    expect(hits.map(({ area }) => area.code)).toContain(code);
  });

  it('take a type before the name seriously', async () => {
    expect((await areas.search('phuong bac giang'))[0]?.area).toMatchObject({ code: '07210', level: 'commune' });
    expect((await areas.search('Bắc Giang'))[0]?.area).toMatchObject({ code: '24', level: 'province' });
  });

  it('show each area once, and nothing for nonsense', async () => {
    const hits = await areas.search('tan tien', 50);
    expect(new Set(hits.map(({ area }) => `${area.level}/${area.code}`)).size).toBe(hits.length);
    expect(hits.filter(({ area }) => area.label === 'Xã Tân Tiến').length).toBeGreaterThan(1);
    expect(await areas.search('%_\'; drop table')).toEqual([]);
    expect(await areas.search('   ')).toEqual([]);
  });

  it('answer over HTTP in alphabetical order', async () => {
    const provinces = await http().get('/api/areas/provinces').expect(200);
    expect(provinces.body.items).toHaveLength(34);
    expect(provinces.body.items[0]).toEqual({ code: '91', name: 'An Giang', label: 'Tỉnh An Giang' });
    const communes = await http().get('/api/areas/communes?province=22').expect(200);
    expect(communes.body.items).toHaveLength(54);
    expect(communes.body.items).toContainEqual({ code: '06838', name: 'Bình Liêu', label: 'Xã Bình Liêu' });
    expect((await http().get('/api/areas/communes?province=99').expect(200)).body).toEqual({ items: [] });
    await http().get('/api/areas/communes?province=x').expect(400);
    const english = await http().get('/api/areas/search').query({ q: 'Bac Giang' }).set('accept-language', 'en').expect(200);
    expect(english.body.items[0].note).toBe('formerly Tỉnh Bắc Giang (until 01/07/2025)');
  });
});
