import { newId } from '@cho-phien/kernel';
import type { PayloadOf } from '@cho-phien/contracts';
import { openInsight } from './testing/open-insight.js';
import type { InsightTest } from './testing/open-insight.js';

type Moved = PayloadOf<'ordering.claim_moved'>;
interface Told { kind?: Moved['kind']; commune?: string; closeBy?: string | null; closedAt?: string; as?: Moved['state'] }

describe('I11, complaints closed in time', () => {
  let test: InsightTest;
  beforeAll(async () => { test = await openInsight(); });
  afterEach(async () => { test.clock.set(new Date('2026-11-22T09:00:00+07:00')); await test.forget(); });
  afterAll(async () => test.close());

  /** A claim opened in the last days of September, to be closed by 10 October, and its end where it has one. */
  async function claim({ kind = 'return', commune = '06838', closeBy = '2026-10-10T23:59:59.999+07:00', closedAt, as = 'settled' }: Told = {}, order: readonly number[] = [0, 1]): Promise<void> {
    const about = { claimId: newId(), groupCode: 'CPMAU', orderCode: 'CPMAU-1', sellerId: newId(), kind, openedAt: '2026-09-25T10:00:00+07:00', sellerCommuneCode: commune, closeBy };
    const opened: Moved = { ...about, state: 'opened', by: 'buyer', at: about.openedAt };
    const news = closedAt ? [opened, { ...about, state: as, by: 'seller' as const, at: closedAt }] : [opened];
    const ids = news.map((_, at) => newId(Date.parse(about.openedAt) + at * 1_000));
    for (const at of order) if (news[at]) await test.tell('ordering.claim_moved', news[at], ids[at]!);
  }
  const figure = async (question: string) => {
    const { body: { numerator, denominator, unknown, rate } } = await test.ask(`I11?${question}`).expect(200);
    return { numerator, denominator, unknown, rate };
  };

  it('counts by the day of the limit what was closed by then, however it ended and in whatever order that was told', async () => {
    await claim({ closedAt: '2026-10-10T23:00:00+07:00' });
    await claim({ closedAt: '2026-10-01T08:00:00+07:00', as: 'withdrawn', kind: 'claim' }, [1, 0]);
    await claim({ closedAt: '2026-10-11T00:00:00+07:00', as: 'rejected', kind: 'exchange' });
    await claim();
    await claim({ closeBy: '2026-11-01T23:59:59.999+07:00' });
    expect(await figure('period=2026-10')).toEqual({ numerator: 2, denominator: 4, unknown: 0, rate: 50 });
    const { body } = await test.ask('I11?period=2026-10&by=claimKind').expect(200);
    expect(body.breakdown).toMatchObject([{ key: 'claim', areaName: 'Báo lỗi, giữ hàng', numerator: 1, denominator: 1 }, { key: 'exchange', numerator: 0, denominator: 1 }, { key: 'return', numerator: 1, denominator: 2 }]);
  });

  it('does not judge one that is open before its limit, and knows no rate where none was due', async () => {
    await claim({ closeBy: '2026-11-22T23:59:59.999+07:00' });
    expect(await figure('period=2026-11')).toEqual({ numerator: 0, denominator: 0, unknown: 1, rate: null });
    expect((await test.ask('I11/rows?period=2026-11&part=unknown').expect(200)).body.items).toHaveLength(1);
    test.clock.set(new Date('2026-11-23T09:00:00+07:00'));
    expect(await figure('period=2026-11')).toEqual({ numerator: 0, denominator: 1, unknown: 0, rate: 0 });
  });

  it('leaves out orders called off and claims from before a limit was published, and what is elsewhere', async () => {
    await claim({ kind: 'cancel', closedAt: '2026-09-25T10:00:00+07:00' });
    await claim({ closeBy: null, closedAt: '2026-10-01T08:00:00+07:00' });
    await claim({ commune: '06838', closedAt: '2026-10-01T08:00:00+07:00' });
    expect((await figure('period=2026-10')).denominator).toBe(1);
    expect((await figure('period=2026-10&area=202')).denominator).toBe(0);
  });

  it('gives the answer of a day again when the end was told later, and names that news', async () => {
    test.clock.set(new Date('2026-10-20T09:00:00+07:00'));
    await claim();
    const before = await figure('period=2026-10');
    expect(before).toEqual({ numerator: 0, denominator: 1, unknown: 0, rate: 0 });
    await test.forget();
    await claim({}, [0]);
    test.clock.set(new Date('2026-11-05T09:00:00+07:00'));
    await claim({ closedAt: '2026-10-09T08:00:00+07:00' });
    expect(await figure('period=2026-10')).toEqual({ numerator: 1, denominator: 2, unknown: 0, rate: 50 });
    expect(await figure('period=2026-10&knownAt=2026-10-20')).toEqual(before);
    expect((await test.ask('I11/revisions?period=2026-10').expect(200)).body.items).toMatchObject([{ on: '2026-11-05', what: 'claim_closed', count: 1 }, { on: '2026-11-05', what: 'claim_opened', count: 1 }]);
  });

  it('lists its rows without the buyer', async () => {
    await claim({ closedAt: '2026-10-01T08:00:00+07:00' });
    const { body: { items } } = await test.ask('I11/rows?period=2026-10').expect(200);
    expect(items).toMatchObject([{ part: 'numerator', claimKind: 'return', closeBy: '2026-10-10T23:59:59.999+07:00', closedAt: '2026-10-01T08:00:00.000+07:00', evidence: 'A' }]);
    expect(Object.keys(items[0]).sort()).toEqual(['claimKind', 'closeBy', 'closedAt', 'communeCode', 'communeName', 'evidence', 'openedAt', 'orderCode', 'part', 'sellerName']);
  });
});
