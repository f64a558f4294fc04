import { jest } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '@cho-phien/kernel';
import { UnitOfWork } from '@cho-phien/platform';
import { DataSource } from 'typeorm';
import { tries } from '../../../test/support/counts.js';
import { eventually } from '../../../test/support/test-app.js';
import type { Parting } from './domain/definition.js';
import { DEFINITIONS, INDICATORS } from './domain/indicators.js';
import type { IndicatorCode } from './domain/indicators.js';
import { ForgetFiguresJob } from './jobs/forget-figures.job.js';
import { KeepStandingFiguresJob } from './jobs/keep-standing-figures.job.js';
import { KeptFigureRepository } from './storage/kept-figure.repository.js';
import { UnitRepository } from './storage/unit-repository.js';
import { unitsOf } from './storage/unit-sources.js';
import { certificateNews, productNews, saleNews } from './testing/news.js';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';
import { FreezeFigure } from './usecases/freeze-figure.js';
import { KeepStandingFigures } from './usecases/keep-standing-figures.js';
import { ReadFigures } from './usecases/read-figures.js';
import type { AskedFigures } from './usecases/read-figures.js';

interface Step { kind: Kind; pick: number; other: number; back: number }
const KINDS = ['certify', 'certify', 'shelf', 'stock', 'stock', 'place', 'deliver', 'deliver', 'pay', 'giveBack', 'look', 'codes', 'forget'] as const;
type Kind = (typeof KINDS)[number];

const AREAS = ['06838', '06841', '06978'];
const MONTHS = [['2026-09-01', '2026-09-30'], ['2026-10-01', '2026-10-31'], ['2026-11-01', '2026-11-30']] as const;
const NOW = new Date('2026-11-22T08:00:00+07:00');
const goods = Array.from({ length: 4 }, newId);
const shops = Array.from({ length: 2 }, newId);
const steps = fc.array(fc.record<Step>({ kind: fc.constantFrom(...KINDS), pick: fc.nat(1_000), other: fc.nat(1_000), back: fc.nat(70) }), { minLength: 12, maxLength: 24 });

describe('a figure that was kept', () => {
  let test: InsightTest;
  let figures: ReadFigures;
  let units: UnitRepository;
  beforeAll(async () => {
    test = await openInsight();
    jest.spyOn(test.app.get(ForgetFiguresJob), 'run').mockResolvedValue(); // it is forgotten, and asked ahead, when the test says so
    jest.spyOn(test.app.get(KeepStandingFiguresJob), 'run').mockResolvedValue();
    figures = test.app.get(ReadFigures);
    units = test.app.get(UnitRepository);
  });
  afterEach(async () => test.forget());
  afterAll(async () => test.close());

  /** As a quarter of an hour later: all that was told by now is removed. */
  async function forgetNews(): Promise<void> {
    const kept = test.app.get(KeptFigureRepository);
    await kept.forgetNews();
    await test.app.get(DataSource).query(`update insight.fact_news set heard_at = heard_at - interval '1 hour'`);
    await kept.forgetNews();
    expect(await test.app.get(DataSource).query('select from insight.fact_news')).toHaveLength(0);
  }

  const one = <Item>(items: readonly Item[], pick: number): Item => items[pick % items.length]!;
  const at = (back: number): string => new Date(NOW.getTime() - back * 86_400_000).toISOString();

  function question(pick: number): AskedFigures {
    const { code, partings } = one(DEFINITIONS, pick);
    const byFloor = code === 'I1' && pick % 2 === 0;
    const times = (pick % 3 === 0 ? MONTHS : [one(MONTHS, pick)]).map(([first, last]) => ({ first: one([first, last], pick), last }));
    return { code, byFloor, by: byFloor ? 'floor' : one<Parting>(partings, pick), units: { communes: one([AREAS, AREAS.slice(1), AREAS.slice(0, 1)], pick), times, known: pick % 7 < 3 ? new Date(at(pick % 25)) : null, floor: code === 'I1x' ? 'shopee' : null, now: NOW } };
  }

  async function expectAsReckoned(asked: AskedFigures): Promise<void> {
    const reckoned = await units.figures(unitsOf(asked.code, asked.byFloor, asked.units.known !== null), asked.units, asked.by);
    expect([asked, (await figures.run(asked)).parts]).toEqual([asked, reckoned.parts]);
    expect([asked, nothingIsNothing((await figures.run(asked)).measures)]).toEqual([asked, nothingIsNothing(reckoned.measures)]);
  }
  /** Of no units at all the aggregates are not told, or 0. */
  const nothingIsNothing = (measures: Record<string, number> = {}): Record<string, number> => Object.fromEntries(Object.entries(measures).filter(([, value]) => value !== 0));

  /** News of a few goods of two shops, in any order, about days long past or today. */
  class Market {
    private readonly certificates = goods.map((productId, index) => certificateNews({ productId, communeCode: one(AREAS, index), holder: `HTX ${index % 2}` }));
    private readonly sales: ReturnType<typeof saleNews>[] = [];
    private version = 0;

    async take({ kind, pick, other, back }: Step): Promise<void> { await this[kind](pick, other, at(back)); }

    private async certify(pick: number, other: number, on: string): Promise<void> {
      const certificate = one(this.certificates, pick);
      Object.assign(certificate, one([{}, { communeCode: one(AREAS, other) }, { productId: one([...goods, null], other) }, { revokedOn: on.slice(0, 10) }, { revokedOn: null }, { holder: `HTX ${other % 3}` }, { issuedOn: on.slice(0, 10) }], other));
      await test.tell('catalog.certificate_changed', { ...certificate });
    }
    private async shelf(pick: number, other: number, since: string): Promise<void> {
      const productId = one(goods, pick);
      await test.tell('catalog.product_changed', productNews(productId, { public: other % 3 > 0, since, variantIds: [productId], sellerId: one(shops, other) }));
    }
    private async stock(pick: number, other: number, since: string): Promise<void> {
      await test.tell('inventory.stock_changed', { productId: one(goods, pick), variantId: one(goods, pick), available: other % 2, version: (this.version += 1), at: since });
    }
    private async place(pick: number, other: number, deliveredAt: string): Promise<void> {
      const sold = [...new Set([one(goods, pick), one(goods, other)])];
      this.sales.push(saleNews({ goods: sold.map((productId, index) => ({ productId, amount: 10_000 + pick + index })), sellerId: one(shops, pick), commune: one(AREAS, other), deliveredAt }));
      if (other % 4 > 0) await test.tell('ordering.order_group_placed', this.sales.at(-1)!.placed);
    }
    private async deliver(pick: number): Promise<void> { const sale = one(this.sales, pick); if (sale) await test.tell('ordering.order_delivered', sale.delivered); }
    private async pay(pick: number): Promise<void> { const sale = one(this.sales, pick); if (sale) await test.tell('payments.payment_captured', sale.captured); }
    private async giveBack(pick: number, other: number): Promise<void> {
      const split = one(this.sales, pick)?.captured.splits[0];
      if (!split) return;
      const items = one([split.items, 5_000], other);
      await test.tell('payments.refund_completed', { refundId: newId(), groupCode: 'CP', orderCode: split.orderCode, amount: items, reason: 'claim', method: 'transfer', reference: 'FT1', at: at(0), splits: [{ ...split, items }] });
    }
    private async look(pick: number, other: number, on: string): Promise<void> {
      await test.app.get(UnitOfWork).run(async (tx) => {
        const listingId = newId();
        await tx.query('insert into insight.external_listings (listing_id, certificate_id, floor_code, url, declared_by, recorded_at) values ($1, $2, $3, $4, $5, $6)',
          [listingId, one(this.certificates, pick).certificateId, one(['shopee', 'voso'], other), `https://shopee.vn/${listingId}`, newId(), on]);
        await tx.query('insert into insight.external_checks (check_id, listing_id, checked_on, found, grade, checked_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)',
          [newId(), listingId, on.slice(0, 10), one(['present', 'absent', 'unclear'], other), 'B', newId(), on]);
      });
    }
    private async codes(pick: number, other: number, since: string): Promise<void> {
      await test.tell('catalog.codes_changed', { productId: one(goods, pick), sellerId: one(shops, other), verifiedGtin: other % 2 === 0, traceLink: other % 3 === 0, since });
    }
    private async forget(): Promise<void> { await forgetNews(); }
  }

  it('is what its units make up now, whatever was told since, for every indicator, area, time and parting, and what they made up as far as was known at any earlier time', async () => {
    await fc.assert(fc.asyncProperty(steps, fc.array(fc.nat(5_000), { minLength: 3, maxLength: 3 }), async (taken, asked) => {
      await test.forget();
      const market = new Market();
      for (const [index, step] of taken.entries()) {
        test.clock.set(new Date(at(taken.length - index))); // a step a day, so that much is known late
        await market.take(step);
        for (const pick of [...asked, step.pick]) await expectAsReckoned(question(pick));
      }
    }), { numRuns: tries(3, 60), seed: 30 });
  }, 600_000);

  it('is not reckoned again until news of its own came', async () => {
    const certificate = certificateNews({ productId: goods[0]!, communeCode: AREAS[0]! });
    await test.tell('catalog.certificate_changed', certificate);
    const asked = (code: IndicatorCode): AskedFigures => ({ code, byFloor: false, by: 'commune', units: { communes: AREAS, times: [{ first: '2026-10-01', last: '2026-10-31' }], known: null, floor: null, now: NOW } });
    const reckoning = jest.spyOn(units, 'ofCommunes');
    const communesReckoned = async (code: IndicatorCode): Promise<readonly string[]> => {
      reckoning.mockClear();
      await figures.run(asked(code));
      return reckoning.mock.calls[0]?.[1].communes ?? [];
    };
    expect([await communesReckoned('I1'), await communesReckoned('I1')]).toEqual([AREAS, []]);
    expect([await communesReckoned('I5a'), await communesReckoned('I5a')]).toEqual([AREAS, []]);
    await test.tell('catalog.product_changed', productNews(goods[0]!, { since: '2026-11-02T08:00:00+07:00' }));
    expect(await communesReckoned('I1')).toEqual([]); // it stood on the shelf from November on
    await test.tell('catalog.product_changed', productNews(goods[0]!, { since: '2026-10-02T08:00:00+07:00' }));
    expect([await communesReckoned('I1'), await communesReckoned('I5a')]).toEqual([[AREAS[0]], []]);
    await test.tell('ordering.order_delivered', saleNews({ goods: [{ productId: goods[0]!, amount: 1 }], commune: AREAS[2]!, deliveredAt: '2026-10-02T08:00:00+07:00' }).delivered);
    expect([await communesReckoned('I1'), await communesReckoned('I5a'), await communesReckoned('I2')]).toEqual([[], [AREAS[2]], AREAS]);
    await forgetNews();
    expect([await communesReckoned('I1'), await communesReckoned('I5a'), await communesReckoned('I2')]).toEqual([[], [], []]);
    reckoning.mockRestore();
  });

  it('of today and of this month waits for who opens a page on a new day', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ productId: goods[0]!, communeCode: AREAS[0]! }));
    expect(await test.app.get(KeepStandingFigures, { strict: false }).run(60_000)).toBe(true);
    const reckoning = jest.spyOn(units, 'ofCommunes');
    for (const code of INDICATORS) await test.ask(code, [AREAS[0]!]).expect(200);
    await test.ask('I2?period=2026-11', [AREAS[0]!]).expect(200);
    await test.ask('I3/course?months=12', [AREAS[0]!]).expect(200);
    expect(reckoning).not.toHaveBeenCalled();
    reckoning.mockRestore();
  });

  it('is reckoned once however many ask at the same time', async () => {
    const asked: AskedFigures = { code: 'I1', byFloor: false, by: 'commune', units: { communes: AREAS, times: [{ first: '2026-10-31', last: '2026-10-31' }], known: null, floor: null, now: NOW } };
    const course: AskedFigures = { ...asked, units: { ...asked.units, times: [{ first: '2026-09-30', last: '2026-09-30' }, ...asked.units.times] } };
    const reckoning = jest.spyOn(units, 'ofCommunes');
    await Promise.all([asked, asked, course, { ...asked, units: { ...asked.units, communes: AREAS.slice(1) } }].map((each) => figures.run(each)));
    expect(reckoning.mock.calls.map(([, { times }]) => times.map(({ last }) => last))).toEqual([['2026-10-31'], ['2026-09-30']]);
    reckoning.mockRestore();
  });

  it('does not outlive news that two transactions told without seeing each other', async () => {
    const asked: AskedFigures = { code: 'I1', byFloor: false, by: 'commune', units: { communes: AREAS, times: [{ first: '2026-11-20', last: '2026-11-20' }], known: null, floor: null, now: NOW } };
    const open = test.app.get(DataSource).createQueryRunner();
    await open.startTransaction();
    await open.query(`insert into insight.shelf_spans (product_id, since) values ($1, '2026-11-01')`, [goods[0]]);
    await test.tell('catalog.certificate_changed', certificateNews({ productId: goods[0]!, communeCode: AREAS[0]! }));
    expect((await figures.run(asked)).parts).toMatchObject([{ numerator: 0, denominator: 1 }]);
    await forgetNews();
    await open.commitTransaction();
    await open.release();
    expect((await figures.run(asked)).parts).toMatchObject([{ numerator: 1, denominator: 1 }]);
  });

  describe('of sales of goods that two communes certified', () => {
    const asked = (communes: readonly string[]): AskedFigures => ({ code: 'I3', byFloor: false, by: 'commune', units: { communes, times: [{ first: '2026-10-01', last: '2026-10-31' }], known: null, floor: null, now: NOW } });
    const sold = async (communes: readonly string[]): Promise<(readonly [string, number])[]> => (await figures.run(asked(communes))).parts.map(({ key, numerator }) => [key, numerator]);
    const older = certificateNews({ productId: goods[0]!, communeCode: AREAS[0]!, issuedOn: '2025-01-10' });
    const newer = certificateNews({ productId: goods[0]!, communeCode: AREAS[1]!, issuedOn: '2026-01-10' });
    beforeEach(async () => {
      const sale = saleNews({ goods: [{ productId: goods[0]!, amount: 70_000 }], deliveredAt: '2026-10-02T08:00:00+07:00' });
      await test.tell('catalog.certificate_changed', older);
      await test.tell('ordering.order_group_placed', sale.placed);
      await test.tell('ordering.order_delivered', sale.delivered);
    });

    it('counts a line once, under the newer certificate, whichever of them is asked', async () => {
      expect([await sold(AREAS.slice(0, 1)), await sold(AREAS.slice(1))]).toEqual([[[AREAS[0], 70_000]], []]);
      await test.tell('catalog.certificate_changed', newer);
      expect([await sold(AREAS.slice(0, 1)), await sold(AREAS.slice(1)), await sold(AREAS)]).toEqual([[], [[AREAS[1], 70_000]], [[AREAS[1], 70_000]]]);
      await expectAsReckoned(asked(AREAS));
    });

    it('counts it under the older again once the newer turns out to be of other goods', async () => {
      await test.tell('catalog.certificate_changed', newer);
      expect(await sold(AREAS)).toEqual([[AREAS[1], 70_000]]);
      await test.tell('catalog.certificate_changed', { ...newer, productId: goods[1]! });
      expect(await sold(AREAS)).toEqual([[AREAS[0], 70_000]]);
      await expectAsReckoned(asked(AREAS));
    });
  });

  it('is not what a report seals: that is reckoned of the units themselves', async () => {
    await test.tell('catalog.certificate_changed', certificateNews({ productId: goods[0]!, communeCode: AREAS[0]! }));
    const asked: AskedFigures = { code: 'I1', byFloor: false, by: 'commune', units: { communes: AREAS, times: [{ first: '2026-10-31', last: '2026-10-31' }], known: null, floor: null, now: NOW } };
    await figures.run(asked);
    await test.app.get(DataSource).query(`update insight.kept_figures set parts = jsonb_set(parts, '{0,denominator}', '7') where parts <> '[]'`);
    expect((await figures.run(asked)).parts).toMatchObject([{ denominator: 7 }]);
    const { figure } = await test.app.get(FreezeFigure).run({ accountId: newId(), roles: ['officer'], officerAreas: AREAS }, { code: 'I1', period: '2026-10' });
    expect(figure).toMatchObject({ denominator: 1, rowCount: 1 });
  });

  it('is forgotten in the order in which others are kept, so that nobody who reads meanwhile is refused', async () => {
    const asked = (commune: string): AskedFigures => ({ code: 'I1', byFloor: false, by: 'commune', units: { communes: [commune], times: [{ first: '2026-10-31', last: '2026-10-31' }], known: null, floor: null, now: NOW } });
    const [first, last] = [AREAS[0]!, AREAS[1]!];
    for (const commune of [last, first]) await figures.run(asked(commune));
    for (const communeCode of [last, first]) await test.tell('catalog.certificate_changed', certificateNews({ productId: goods[0]!, communeCode }));
    const keeper = test.app.get(DataSource).createQueryRunner();
    const keep = (commune: string): Promise<unknown> => keeper.query('update insight.kept_figures set kept_at = now() where commune_code = $1', [commune]);
    await keeper.startTransaction();
    await keep(first);
    const forgotten = forgetNews();
    await eventually(async () => Number((await test.app.get(DataSource).query(`select count(*) as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%insight.fact_news%'`))[0].count), (count) => count > 0);
    await keep(last);
    await keeper.commitTransaction();
    await keeper.release();
    await forgotten;
    expect(await test.app.get(DataSource).query('select from insight.kept_figures')).toHaveLength(0);
  });

  it('goes when many others are asked for after it', async () => {
    const on = (day: string): AskedFigures => ({ code: 'I1', byFloor: false, by: 'commune', units: { communes: AREAS, times: [{ first: day, last: day }], known: null, floor: null, now: NOW } });
    for (const day of ['2026-10-01', '2026-10-02', '2026-10-03']) await figures.run(on(day));
    await test.app.get(KeptFigureRepository).forgetOld(2 * AREAS.length);
    expect(await test.app.get(DataSource).query('select distinct last_day::text as day from insight.kept_figures order by 1')).toEqual([{ day: '2026-10-02' }, { day: '2026-10-03' }]);
  });
});
