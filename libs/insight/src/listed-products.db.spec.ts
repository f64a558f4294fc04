import fc from 'fast-check';
import { addDays, isEffective, newId } from '@cho-phien/kernel';
import type { PayloadOf } from '@cho-phien/contracts';
import { DataSource } from 'typeorm';
import { tries } from '../../../test/support/counts.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { certificateNews, productNews } from './testing/news.js';

describe('I1, OCOP products listed here', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => { await test.forget(); test.clock.set(new Date('2026-11-22T09:00:00+07:00')); });
  afterAll(async () => test.close());

  const figure = async (query = '', areas = PILOT) => {
    const { body } = await test.ask(`I1?${query}`, areas).expect(200);
    return { numerator: body.numerator, denominator: body.denominator, unknown: body.unknown, rate: body.rate };
  };
  const certified = async (product: Parameters<typeof productNews>[1] | null, certificate: Parameters<typeof certificateNews>[0] = {}): Promise<string> => {
    const productId = newId();
    await test.tell('catalog.certificate_changed', certificateNews({ productId: product && productId, ...certificate }));
    if (product) await test.tell('catalog.product_changed', productNews(productId, product));
    return productId;
  };

  it('counts 9 listed of 14 in force as 64.3 %, and tells what is unknown', async () => {
    for (let index = 0; index < 9; index++) await certified({});
    await certified({ public: false });
    await certified({ available: 0 });
    await certified({ price: 0 });
    await certified(null);
    await certified(null);
    expect(await figure()).toEqual({ numerator: 9, denominator: 14, unknown: 2, rate: 64.3 });
  });

  it('counts a product of three pack sizes once', async () => {
    const variantIds = [newId(), newId(), newId()];
    const productId = await certified({ variantIds });
    for (const variantId of variantIds) await test.tell('inventory.stock_changed', { variantId, productId, available: 5, version: 1, at: '2026-10-01T08:00:00+07:00' });
    expect(await figure()).toEqual({ numerator: 1, denominator: 1, unknown: 0, rate: 100 });
  });

  it('leaves an expired certificate out of both sides, but keeps one in lawful grace', async () => {
    await certified({}, { issuedOn: '2023-06-11', expiresOn: '2026-06-10' });
    await certified({}, { issuedOn: '2023-06-11', expiresOn: '2026-06-10', renewalLodgedOn: '2026-02-01', number: 'GRACE' });
    await certified({}, { revokedOn: '2026-10-01' });
    expect(await figure('asOf=2026-06-10')).toMatchObject({ denominator: 3 });
    expect(await figure('asOf=2026-06-30')).toMatchObject({ denominator: 2 });
    expect(await figure('asOf=2026-11-22')).toEqual({ numerator: 1, denominator: 1, unknown: 0, rate: 100 });
    test.clock.set(new Date('2026-12-08T09:00:00+07:00'));
    expect(await figure('asOf=2026-12-08')).toEqual({ numerator: 0, denominator: 0, unknown: 0, rate: null });
    const { body } = await test.ask('I1/rows?asOf=2026-11-22').expect(200);
    expect(body.items).toMatchObject([{ certificateNumber: 'GRACE', state: 'grace', listing: 'listed', communeName: 'Xã Bình Liêu' }]);
  });

  it('is judged at the end of each day, by what stood on the shelf then', async () => {
    const [first, second] = [newId(), newId()];
    const productId = await certified({ since: '2026-09-10T10:00:00+07:00', variantIds: [first, second], available: 4 });
    const stock = (variantId: string, version: number, available: number, at: string) => test.tell('inventory.stock_changed', { variantId, productId, available, version, at });
    await stock(first, 1, 4, '2026-09-10T10:00:00+07:00');
    await stock(second, 1, 0, '2026-09-10T10:00:00+07:00');
    await stock(first, 2, 0, '2026-10-05T23:59:00+07:00');
    await stock(second, 2, 7, '2026-10-08T00:01:00+07:00');
    await test.tell('catalog.product_changed', productNews(productId, { public: false, since: '2026-10-20T12:00:00+07:00', variantIds: [first, second] }));
    const listed = async (day: string) => (await figure(`asOf=${day}`)).numerator;
    expect(await Promise.all(['2026-09-09', '2026-09-10', '2026-10-04', '2026-10-05', '2026-10-07', '2026-10-08', '2026-10-19', '2026-10-20', '2026-11-22'].map(listed))).toEqual([0, 1, 1, 0, 0, 1, 1, 0, 0]);
    expect((await figure('period=2026-10')).numerator).toBe(0);
    expect((await figure('period=2026-09')).numerator).toBe(1);
  });

  it('comes out the same in whatever order the news comes, and however often', async () => {
    const productId = newId();
    const [first, second] = [newId(), newId()];
    const news: { type: 'catalog.product_changed' | 'inventory.stock_changed' | 'catalog.certificate_changed'; payload: unknown; eventId: string }[] = [
      { type: 'catalog.certificate_changed', payload: certificateNews({ productId: null }), eventId: newId(1) },
      ...[true, false, true].map((shown, index) => ({ type: 'catalog.product_changed' as const, payload: productNews(productId, { public: shown, since: `2026-10-${10 + index * 5}T08:00:00+07:00`, variantIds: [first, second] }), eventId: newId() })),
      ...[first, second].flatMap((variantId, pack) => [3, 0, 0, 2, 5, 0, 1].map((available, index) => (
        { type: 'inventory.stock_changed' as const, payload: { variantId, productId, available, version: index + 1, at: `2026-10-${String(10 + index * 2 + pack).padStart(2, '0')}T09:00:00+07:00` }, eventId: newId() }))),
    ];
    const { certificateId } = news[0]!.payload as { certificateId: string };
    news.push({ type: 'catalog.certificate_changed', payload: { ...(news[0]!.payload as object), certificateId, productId }, eventId: newId() });
    const days = Array.from({ length: 24 }, (_, index) => addDays('2026-10-08', index));
    const told = async (order: readonly number[]): Promise<number[]> => {
      await test.forget();
      for (const index of order) { const { type, payload, eventId } = news[index]!; await test.tell(type, payload as never, eventId); }
      return Promise.all(days.map(async (day) => (await test.ask(`I1?asOf=${day}`)).body.numerator));
    };
    const inOrder = await told(news.map((_, index) => index));
    expect(new Set(inOrder)).toEqual(new Set([0, 1]));
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray(news.map((_, index) => index), { minLength: news.length }), fc.array(fc.nat(news.length - 1), { maxLength: 5 }), async (order, again) => {
      expect(await told([...order, ...again])).toEqual(inOrder);
    }), { numRuns: tries(10, 100), seed: 3 });
  }, 120_000);

  it('judges certificates by the one rule of effectiveness, on every day of ten years', async () => {
    const certificates = [['2022-01-01', '2024-12-31', '2024-06-01', null], ['2023-10-01', '2026-09-30', '2026-05-01', null], ['2023-10-01', '2026-09-30', '2026-10-05', null], ['2024-02-29', '2027-02-27', null, '2026-03-01'], ['2026-05-22', '2029-05-21', null, null]]
      .map(([issuedOn, expiresOn, renewalLodgedOn, revokedOn]) => certificateNews({ issuedOn: issuedOn!, expiresOn: expiresOn!, renewalLodgedOn: renewalLodgedOn!, revokedOn: revokedOn! }));
    for (const certificate of certificates) await test.tell('catalog.certificate_changed', certificate);
    test.clock.set(new Date('2030-12-31T09:00:00+07:00'));
    for (let day = '2021-12-30'; day <= '2030-12-31'; day = addDays(day, 23)) {
      expect([day, (await figure(`asOf=${day}`)).denominator]).toEqual([day, certificates.filter((certificate: PayloadOf<'catalog.certificate_changed'>) => isEffective(certificate, day)).length]);
    }
  }, 60_000);

  it('is the sum of its communes, of its stars and of its product sets', async () => {
    for (let index = 0; index < 40; index++) await certified(index % 5 === 0 ? null : { available: index % 3 }, { communeCode: PILOT[index % 7]!, stars: ([3, 4, 5] as const)[index % 3]!, productSet: `QD26-0${1 + (index % 4)}` });
    const whole = await figure();
    for (const by of ['commune', 'stars', 'set']) {
      const { body } = await test.ask(`I1?by=${by}`).expect(200);
      const sum = (key: 'numerator' | 'denominator' | 'unknown') => body.breakdown.reduce((total: number, row: Record<string, number>) => total + row[key]!, 0);
      expect([by, sum('numerator'), sum('denominator'), sum('unknown')]).toEqual([by, whole.numerator, whole.denominator, whole.unknown]);
    }
    expect((await test.ask('I1')).body.breakdown).toHaveLength(PILOT.length);
    const parts = await Promise.all(['198', '199', '200', '202'].map((area) => figure(`area=${area}`)));
    expect(parts.reduce((sum, { denominator }) => sum + denominator, 0)).toBe(whole.denominator);
  });

  it('is of certificates that say who leads their holder, in every version as it was told', async () => {
    const told = certificateNews({ number: 'MAU-NU' });
    for (const [ledByWoman, ledByMinority] of [[undefined, undefined], ['yes', null], ['yes', 'no']] as const) await test.tell('catalog.certificate_changed', { ...told, ledByWoman, ledByMinority });
    const columns = 'led_by_woman as woman, led_by_minority as minority';
    const versions: object[] = await test.app.get(DataSource).query(`select ${columns} from insight.certificate_versions where number = 'MAU-NU' order by event_id`);
    expect(versions).toEqual([{ woman: null, minority: null }, { woman: 'yes', minority: null }, { woman: 'yes', minority: 'no' }]);
    expect(await test.app.get(DataSource).query(`select ${columns} from insight.certificates where number = 'MAU-NU'`)).toEqual([versions.at(-1)]);
  });

  it('lists each unit of its denominator once, page by page', async () => {
    for (let index = 0; index < 23; index++) await certified({}, { communeCode: PILOT[index % 3]! });
    const first = (await test.ask('I1').expect(200)).body;
    const seen: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const answer = await test.ask(`${String(first.rowsUrl).replace('/api/officer/indicators/', '')}&limit=5${after && `&after=${after}`}`).expect(200);
      const page = answer.body as { items: { certificateNumber: string }[]; next: string | null };
      seen.push(...page.items.map((row) => row.certificateNumber));
      after = page.next;
    }
    expect(new Set(seen).size).toBe(23);
    expect(seen).toHaveLength(first.denominator);
  });
});
