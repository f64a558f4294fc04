import { newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { DEFINITIONS } from './domain/indicators.js';
import { openInsight, PILOT } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { certificateNews, orderNews, productNews, saleNews } from './testing/news.js';

type Answer = Record<string, unknown> & { numerator: number; denominator: number; unknown: number; rate: number | null; units: number; rowsUrl: string; addsUp: boolean; breakdown: { key: string; numerator: number; denominator: number; unknown: number }[] };

describe('every indicator', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => { await test.forget(); test.clock.set(new Date('2026-11-22T09:00:00+07:00')); });
  afterAll(async () => test.close());

  const ask = async (path: string): Promise<Answer> => (await test.ask(path).expect(200)).body as Answer;
  const figure = async (path: string) => { const { numerator, denominator, unknown, rate } = await ask(path); return { numerator, denominator, unknown, rate }; };
  const rowsOf = async (url: string): Promise<Record<string, unknown>[]> => {
    const rows: Record<string, unknown>[] = [];
    for (let after: string | null = ''; after !== null;) {
      const { body } = await test.ask(`${url.replace('/api/officer/indicators/', '')}&limit=40${after && `&after=${after}`}`).expect(200);
      rows.push(...(body.items as Record<string, unknown>[]));
      after = body.next as string | null;
    }
    return rows;
  };

  /** A certificate, and a product on the shelf here unless it says otherwise. */
  async function certified(here: boolean | null, given: Parameters<typeof certificateNews>[0] = {}): Promise<{ certificateId: string; productId: string; sellerId: string }> {
    const [productId, sellerId] = [newId(), newId()];
    const certificate = certificateNews({ productId: here === null ? null : productId, ...given });
    await test.tell('catalog.certificate_changed', certificate);
    if (here !== null) await test.tell('catalog.product_changed', productNews(productId, { public: here, sellerId }));
    return { certificateId: certificate.certificateId, productId, sellerId };
  }

  /** An address on another floor, as somebody found it on a day. */
  async function seenOn(floor: string, certificateId: string, checkedOn = '2026-11-10', found = 'present', grade = 'B'): Promise<void> {
    await test.app.get(UnitOfWork).run(async (tx) => {
      const listingId = newId();
      await tx.query('insert into insight.external_listings (listing_id, certificate_id, floor_code, url, declared_by, recorded_at) values ($1, $2, $3, $4, $5, $6)', [listingId, certificateId, floor, `https://${floor}.vn/${listingId}`, newId(), '2026-11-01T08:00:00+07:00']);
      await tx.query('insert into insight.external_checks (check_id, listing_id, checked_on, found, grade, checked_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), listingId, checkedOn, found, grade, newId(), `${checkedOn}T08:00:00+07:00`]);
    });
  }

  async function sell(given: Parameters<typeof saleNews>[0]): Promise<ReturnType<typeof saleNews>> {
    const news = saleNews(given);
    await test.tell('ordering.order_group_placed', news.placed);
    await test.tell('ordering.order_delivered', news.delivered);
    await test.tell('payments.payment_captured', news.captured);
    return news;
  }
  const giveBack = ({ captured }: ReturnType<typeof saleNews>, items: number) => test.tell('payments.refund_completed', {
    refundId: newId(), groupCode: captured.groupCode, orderCode: captured.splits[0]!.orderCode, amount: items, reason: 'claim', method: 'transfer', reference: 'FT1', at: '2026-10-20T08:00:00+07:00',
    splits: [{ ...captured.splits[0]!, items, delivery: 0, amount: items }],
  });

  it('says 78.6 % of 14 are on a floor, 64.3 % on this one and 50.0 % on Shopee, and adds no floors up', async () => {
    for (let index = 0; index < 14; index++) {
      const { certificateId } = await certified(index < 9);
      if (index >= 4 && index < 11) await seenOn('shopee', certificateId); // five of the nine, and two more
    }
    expect(await figure('I1')).toEqual({ numerator: 11, denominator: 14, unknown: 0, rate: 78.6 });
    expect(await figure('I1x')).toEqual({ numerator: 9, denominator: 14, unknown: 0, rate: 64.3 });
    expect(await figure('I1x?floor=shopee')).toEqual({ numerator: 7, denominator: 14, unknown: 0, rate: 50 });
    const byFloor = await ask('I1?by=floor');
    expect(byFloor).toMatchObject({ numerator: 11, addsUp: false, evidence: { A: 9, B: 2, C: 0 } });
    expect(byFloor.breakdown.filter(({ numerator }) => numerator > 0)).toMatchObject([{ key: 'cho-phien', areaName: 'Chợ Phiên', numerator: 9, denominator: 14 }, { key: 'shopee', areaName: 'Shopee', numerator: 7, denominator: 14 }]);
  });

  it('knows nothing of an address 31 days after it was last seen, and counts what is gone as not listed', async () => {
    await seenOn('voso', (await certified(false)).certificateId, '2026-10-01');
    await seenOn('lazada', (await certified(false)).certificateId, '2026-10-01', 'absent');
    const on = (day: string) => figure(`I1?asOf=${day}`);
    expect(await on('2026-10-31')).toEqual({ numerator: 1, denominator: 2, unknown: 0, rate: 50 });
    expect(await on('2026-11-01')).toEqual({ numerator: 0, denominator: 2, unknown: 1, rate: 0 });
    expect((await ask('I1?asOf=2026-10-31')).evidence).toEqual({ A: 0, B: 1, C: 0 });
  });

  it('counts a producer once, however its name is spaced and written', async () => {
    for (const holder of ['HTX Đồng Tâm', 'HTX  ĐỒNG TÂM', ' htx\u00a0đồng tâm ', 'HTX Đồng Tâm 2']) await certified(true, { holder });
    expect((await figure('I4?period=2026-10')).denominator).toBe(2);
    expect((await test.ask('I4/rows?period=2026-10')).body.items.map(({ certificates }: { certificates: number }) => certificates)).toEqual([3, 1]);
  });

  it('tells what is sold of all, what is sold of the listed, and who sells', async () => {
    const first = await certified(true, { holder: 'HTX Một' });
    await certified(true, { holder: 'HTX Hai' });
    await certified(null, { holder: 'HTX Ba' });
    await certified(false, { holder: 'HTX Bốn', issuedOn: '2023-10-19', expiresOn: '2026-10-18' });
    const back = await sell({ goods: [{ productId: first.productId, amount: 100_000 }], sellerId: first.sellerId });
    expect(await figure('I2?period=2026-10')).toEqual({ numerator: 1, denominator: 4, unknown: 1, rate: 25 });
    expect(await figure('I2b?period=2026-10')).toEqual({ numerator: 1, denominator: 2, unknown: 0, rate: 50 });
    expect(await figure('I4?period=2026-10')).toEqual({ numerator: 1, denominator: 4, unknown: 1, rate: 25 });
    expect((await figure('I2?period=2026-11')).denominator).toBe(3);
    await giveBack(back, 100_000);
    expect((await figure('I2?period=2026-10')).numerator).toBe(0);
    expect((await figure('I4?period=2026-10')).numerator).toBe(0);
  });

  it('reckons revenue of certified goods alone, before delivery and less what went back, to the đồng', async () => {
    const [first, second, late] = [await certified(true), await certified(true, { communeCode: '06978', productSet: 'QD26-01' }), await certified(true, { issuedOn: '2026-10-16', expiresOn: '2029-10-15' })];
    const sale = await sell({ goods: [{ productId: first.productId, amount: 100_000, quantity: 2 }, { productId: second.productId, amount: 50_000 }, { productId: newId(), amount: 70_000 }], delivery: 20_000 });
    await sell({ goods: [{ productId: late.productId, amount: 30_000 }], deliveredAt: '2026-10-15T09:00:00+07:00' });
    expect(await ask('I3?period=2026-10')).toMatchObject({ base: 'amount', numerator: 150_000, denominator: 0, rate: null, units: 2, measures: { orders: 1, quantity: 3, producers: 2 } });
    await giveBack(sale, 22_000);
    const { numerator, breakdown } = await ask('I3?period=2026-10&by=set');
    expect(numerator).toBe(150_000 - 15_000);
    expect(breakdown).toMatchObject([{ key: 'QD26-01', numerator: 45_000 }, { key: 'QD26-06', numerator: 90_000 }]);
    expect((await rowsOf((await ask('I3?period=2026-10')).rowsUrl)).map(({ itemsAmount }) => itemsAmount)).toEqual(expect.arrayContaining([90_000, 45_000]));
  });

  it('counts the sale of a product with certificates in two communes in one of them, asked together or apart', async () => {
    const { productId } = await certified(true, { issuedOn: '2025-01-01' });
    await test.tell('catalog.certificate_changed', certificateNews({ productId, communeCode: '06978', issuedOn: '2026-01-01', expiresOn: '2028-12-31' }));
    await sell({ goods: [{ productId, amount: 100_000 }] });
    const sold = async (area: string) => (await figure(`I3?period=2026-10${area}`)).numerator;
    expect([await sold(''), await sold('&area=06838'), await sold('&area=06978')]).toEqual([100_000, 0, 100_000]);
  });

  it('calls a certificate due from 180 to 120 days before its end', async () => {
    await certified(null, { expiresOn: '2027-05-21' });
    test.clock.set(new Date('2027-01-25T09:00:00+07:00'));
    const due = async (day: string) => (await figure(`I10?asOf=${day}`)).numerator;
    expect(await Promise.all(['2026-11-21', '2026-11-22', '2027-01-21', '2027-01-22'].map(due))).toEqual([0, 1, 1, 0]);
  });

  it('counts verified GTINs, trace links and products with both apart', async () => {
    for (const [verifiedGtin, traceLink] of [[true, true], [true, false], [false, true], [false, false]] as const) {
      const { productId, sellerId } = await certified(true);
      await test.tell('catalog.codes_changed', { productId, sellerId, verifiedGtin, traceLink, since: '2026-10-10T09:00:00+07:00' });
    }
    await certified(null);
    const on = async (day: string) => Promise.all(['I9a', 'I9b', 'I9c'].map(async (code) => { const { numerator, denominator, unknown } = await figure(`${code}?asOf=${day}`); return [numerator, denominator, unknown]; }));
    expect(await on('2026-10-10')).toEqual([[2, 5, 1], [2, 5, 1], [1, 5, 1]]);
    expect(await on('2026-10-09')).toEqual([[0, 5, 1], [0, 5, 1], [0, 5, 1]]);
  });

  it('is told in words and by what it can be taken apart', async () => {
    const { body } = await test.ask('').expect(200);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(DEFINITIONS.map(({ code }) => code));
    for (const { words, baseName, title } of body.items as Record<string, string>[]) for (const text of [words, baseName, title]) expect(text).not.toMatch(/^insight\./);
  });

  it('lists exactly the rows of its figure, and its parts add up to it, whatever it is taken apart by', async () => {
    for (let index = 0; index < 18; index++) {
      const made = await certified(index % 5 === 0 ? null : index % 3 > 0, { communeCode: PILOT[index % 7]!, stars: ([3, 4, 5] as const)[index % 3]!, productSet: `QD26-0${1 + (index % 4)}`, producerKind: ['htx', 'company', 'household'][index % 3]!, holder: `Chủ thể ${index % 11}` });
      if (index % 4 === 0) await seenOn(['shopee', 'voso'][index % 2]!, made.certificateId, `2026-1${index % 2}-15`, ['present', 'unclear', 'absent'][index % 3]!, ['B', 'C'][index % 2]!);
      if (index % 2 === 0) await sell({ goods: [{ productId: made.productId, amount: 10_000 + index }], sellerId: made.sellerId, commune: PILOT[index % 7]! });
      if (index % 2 === 0) await test.tell('ordering.claim_moved', {
        claimId: newId(), groupCode: `CPMAU${index}`, orderCode: `CPMAU${index}-1`, sellerId: made.sellerId, kind: (['return', 'claim'] as const)[(index % 4) / 2]!, state: (['opened', 'settled', 'closed'] as const)[index % 3]!, by: 'buyer', at: '2026-10-05T09:00:00+07:00',
        openedAt: '2026-10-01T09:00:00+07:00', sellerCommuneCode: PILOT[index % 7]!, closeBy: `2026-10-${10 + (index % 20)}T23:59:59.999+07:00`,
      });
      if (index % 9 === 0) await test.tell('ordering.order_delivered', orderNews({ total: 7_000 + index, commune: PILOT[index % 7]! }).delivered);
    }
    for (const { code, time, base, unknown, ...definition } of DEFINITIONS) {
      const when = time === 'asOf' ? 'asOf=2026-11-22' : 'period=2026-10';
      const whole = await ask(`${code}?${when}`);
      const rows = await rowsOf(whole.rowsUrl);
      expect([code, rows.length]).toEqual([code, whole.units]);
      const count = (part: string) => rows.filter((row) => row.part === part).length;
      if (!['value', 'amount'].includes(base)) expect([code, count('numerator'), rows.length]).toEqual([code, whole.numerator, whole.denominator]);
      if (unknown === 'inside') expect([code, count('unknown'), count('numerator') + count('rest') + count('unknown')]).toEqual([code, whole.unknown, whole.denominator]);
      for (const part of ['numerator', 'rest']) expect((await rowsOf(`${whole.rowsUrl}&part=${part}`)).length).toBe(count(part));
      for (const by of definition.partings) {
        const { breakdown } = await ask(`${code}?${when}&by=${by}`);
        const sum = (key: 'numerator' | 'denominator' | 'unknown') => breakdown.reduce((total, row) => total + row[key], 0);
        expect([code, by, sum('numerator'), sum('denominator'), sum('unknown')]).toEqual([code, by, whole.numerator, whole.denominator, whole.unknown]);
      }
      for (const by of [...definition.partings, ...('overlapping' in definition ? definition.overlapping : [])]) {
        for (const frame of by === 'commune' ? ['commune', 'district'] : ['commune']) {
          const { breakdown } = await ask(`${code}?${when}&by=${by}&frame=${frame}`);
          for (const row of breakdown) {
            const behind = await rowsOf(`${code}/rows?${when}&by=${by}&frame=${frame}&key=${encodeURIComponent(row.key)}`);
            const weigh = (part: string): number => behind.filter((each) => each.part === part).reduce((sum, each) => sum + Number(code === 'I3' ? each.itemsAmount : code === 'I5b' ? each.paidAmount ?? each.orderAmount : each.weight ?? 1), 0);
            expect([code, by, row.key, weigh('numerator')]).toEqual([code, by, row.key, row.numerator]);
            if (!['value', 'amount'].includes(base)) expect([code, by, row.key, weigh('numerator') + weigh('rest') + weigh('unknown')]).toEqual([code, by, row.key, row.denominator]);
            if (unknown === 'outside') {
              behind.push(...await rowsOf(`${code}/rows?${when}&by=${by}&frame=${frame}&key=${encodeURIComponent(row.key)}&part=unknown`));
              expect([code, by, row.key, weigh('unknown')]).toEqual([code, by, row.key, row.unknown]);
            }
          }
        }
      }
      const areas = await Promise.all(['198', '199', '200', '202'].map((area) => figure(`${code}?${when}&area=${area}`)));
      expect([code, areas.reduce((sum, { numerator }) => sum + numerator, 0)]).toEqual([code, whole.numerator]);
      const { body: { items: course } } = await test.ask(`${code}/course?${when}&months=3`).expect(200);
      expect(course.at(-1)).toMatchObject({ numerator: whole.numerator, denominator: whole.denominator, unknown: whole.unknown, rate: whole.rate });
    }
  }, 300_000);

  it('gives the same figure by the spans on the shelf as by the news they are made of', async () => {
    const { productId } = await certified(true);
    const variantId = newId();
    await test.tell('catalog.product_changed', productNews(productId, { since: '2026-09-02T08:00:00+07:00', variantIds: [variantId] }));
    for (const [version, available] of [3, 0, 0, 2, 0, 1].entries()) await test.tell('inventory.stock_changed', { variantId, productId, available, version: version + 1, at: `2026-10-${10 + version * 2}T09:00:00+07:00` });
    const spans: unknown[] = await test.app.get(DataSource).query('select 1 from insight.shelf_spans where product_id = $1', [productId]);
    expect(spans).toHaveLength(3);
    for (let day = 8; day < 28; day++) {
      const asOf = `2026-10-${String(day).padStart(2, '0')}`;
      expect([asOf, await figure(`I1?asOf=${asOf}`)]).toEqual([asOf, await figure(`I1?asOf=${asOf}&knownAt=2026-11-22`)]);
    }
  });
});
