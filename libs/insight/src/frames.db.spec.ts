import request from 'supertest';
import { eventually } from '../../../test/support/test-app.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { certificateNews, productNews, saleNews } from './testing/news.js';
import { newId } from '@cho-phien/kernel';

type Row = { key: string; areaName: string; numerator: number; denominator: number; unknown: number; approximate?: boolean; partial?: boolean };
type Report = { id: string; versions: { state: string }[]; figures: (Row & { code: string; rowsHash: string; breakdown: Row[] })[] };

describe('one report of 2024 to 2026 in the frame of the former districts and in that of the communes', () => {
  let test: InsightTest;
  beforeAll(async () => {
    test = await openInsight();
    for (let index = 0; index < PILOT.length; index++) {
      const [productId, sellerId, commune, year] = [newId(), newId(), PILOT[index]!, 2024 + (index % 3)];
      await test.tell('catalog.certificate_changed', certificateNews({ productId, communeCode: commune, issuedOn: `${year - 1}-06-01`, expiresOn: `${year + 2}-05-31` }));
      await test.tell('catalog.product_changed', productNews(productId, { sellerId, since: '2023-01-01T08:00:00+07:00' }));
      const sale = saleNews({ goods: [{ productId, amount: 10_000 * (index + 1) }], sellerId, commune, deliveredAt: `${year}-03-0${1 + (index % 9)}T09:00:00+07:00` });
      await test.tell('ordering.order_group_placed', sale.placed);
      await test.tell('ordering.order_delivered', sale.delivered);
      await test.tell('payments.payment_captured', sale.captured);
    }
  });
  afterAll(async () => test.close());

  const rows = async (path: string): Promise<{ whole: Row; parts: Row[] }> => { const { body } = await test.ask(path).expect(200); return { whole: body, parts: body.breakdown }; };
  const sum = (parts: readonly Row[]) => (['numerator', 'denominator', 'unknown'] as const).map((key) => parts.reduce((total, row) => total + row[key], 0));

  it.each(['I1?asOf=2024-12-31', 'I1?asOf=2025-12-31', 'I1?asOf=2026-10-31', ...['I2', 'I3', 'I4', 'I5a', 'I5b'].flatMap((code) => [2024, 2025, 2026].map((year) => `${code}?period=${year}`))])('%s has equal totals', async (question) => {
    const [communes, districts] = [await rows(question), await rows(`${question}&frame=district`)];
    expect(sum(districts.parts)).toEqual(sum(communes.parts));
    expect(sum(districts.parts)).toEqual([communes.whole.numerator, communes.whole.denominator, communes.whole.unknown]);
    expect(communes.whole.numerator).toBeGreaterThan(0);
    expect(communes.parts).toHaveLength(PILOT.length);
    expect(districts.parts.map(({ key }) => key)).toEqual(['198', '199', '200', '202']);
  });

  it('says of which former districts the outline is only approximate', async () => {
    const { parts } = await rows('I1?frame=district');
    expect(parts[0]).toMatchObject({ key: '198', areaName: 'Địa bàn huyện Bình Liêu (trước 01/7/2025)', approximate: true });
    expect((await rows('I1')).parts[0]?.approximate).toBeUndefined();
    await test.ask('I1?frame=village').expect(400);
  });

  it('names a former district as the sum of its communes', async () => {
    const { parts } = await rows('I5b?period=2025&frame=district');
    for (const { key, numerator, denominator } of parts) expect((await rows(`I5b?period=2025&area=${key}`)).whole).toMatchObject({ numerator, denominator });
  });

  it('stands in frozen reports of either frame: equal totals, approximate parts marked, sealed with the frame', async () => {
    const door = (method: 'get' | 'post', path: string) => request(test.app.getHttpServer())[method](`/api/officer/reports${path}`).set('authorization', `Bearer ${PILOT.join(',')}`);
    const [communes, districts] = await Promise.all((['commune', 'district'] as const).map(async (frame): Promise<Report> => {
      const { body: { id } } = await door('post', '').send({ period: '2024..2026', indicators: ['I1', 'I3', 'I5a', 'I5b'], frame }).expect(201);
      return eventually(async () => (await door('get', `/${id}`).expect(200)).body as Report, ({ versions }) => versions[0]?.state === 'frozen');
    }));
    for (const [at, figure] of districts!.figures.entries()) {
      const other = communes!.figures[at]!;
      expect([figure.code, figure.numerator, figure.denominator, figure.unknown, figure.rowsHash]).toEqual([other.code, other.numerator, other.denominator, other.unknown, other.rowsHash]);
      expect(sum(figure.breakdown)).toEqual(sum(other.breakdown));
      expect(figure.breakdown.map(({ key, approximate, partial }) => [key, approximate, partial])).toEqual([['198', true, false], ...figure.breakdown.slice(1).map(({ key, approximate }) => [key, approximate, false])]);
      expect(other.breakdown.every(({ approximate }) => approximate === undefined)).toBe(true);
    }
    expect(districts!.figures[0]!.numerator).toBeGreaterThan(0);
    expect(districts!.figures[2]).toMatchObject({ byChannel: { shop: { numerator: expect.any(Number) } } });
    expect(districts!.figures[1]).toMatchObject({ measures: { orders: PILOT.length } });
    const { body: seal } = await door('get', `/${districts!.id}/seal`).expect(200);
    expect(JSON.parse(seal.payload)).toMatchObject({ form: 2, frame: 'district', period: '2024..2026', figures: [{ breakdown: [{ key: '198', approximate: true }, {}, {}, {}] }, {}, {}, {}] });
    const { text } = await door('get', `/${districts!.id}.csv`).expect(200);
    expect(text).toMatch(/Bình Liêu[^\n]*Huyện cũ[^\n]*,Có,/);
  });

  it('calls a former district of which only some communes are asked about a part, and lists exactly its rows', async () => {
    const { body } = await test.ask('I1?asOf=2025-12-31&area=06838&frame=district').expect(200);
    expect(body.breakdown).toMatchObject([{ key: '198', area: null, partial: true, areaName: 'Một phần: Địa bàn huyện Bình Liêu (trước 01/7/2025)', denominator: 1 }]);
    const { body: rowsOfIt } = await test.ask('I1/rows?asOf=2025-12-31&area=06838&frame=district&by=commune&key=198').expect(200);
    expect(rowsOfIt.items).toMatchObject([{ communeCode: '06838' }]);
    expect((await rows('I1?frame=district')).parts.map(({ partial }) => partial)).toEqual([false, false, false, false]);
  });
});
