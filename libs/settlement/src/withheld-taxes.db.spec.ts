import { addDays, dong, newId, startOfVietnamDay } from '@cho-phien/kernel';
import { SeededRandom, seedOf } from '../../../test/support/seeded-random.js';
import { giveBankAccount } from '../../../test/support/bank-account.js';
import { lessParts, reversedParts } from './domain/entry.js';
import { soldLines, sumParts } from './domain/sold-lines.js';
import type { Parts } from './domain/entry.js';
import { METHODS, SELLER_KINDS } from './domain/rate.js';
import type { Rate, SellerKind } from './domain/rate.js';
import { freeze } from './domain/sale-terms.js';
import { RateRepository } from './storage/rate.repository.js';
import { TaxRepository } from './storage/tax.repository.js';
import { openSettlement } from './testing/open-settlement.js';
import type { SettlementTest } from './testing/open-settlement.js';
import { saleNews } from './testing/sale-news.js';

/** One seller in one month. */
const MONTHS = process.env.TEST_LONG ? 10_000 : 1_000;
const SPAN = ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12'];
const TAXED: SellerKind[] = ['household', 'registered_household'];
type Due = { sales: number; returned: number; vat: number; vatReturned: number; pit: number; pitReturned: number };
const NOTHING: Due = { sales: 0, returned: 0, vat: 0, vatReturned: 0, pit: 0, pitReturned: 0 };

describe(`taxes withheld over ${MONTHS} generated months`, () => {
  let test: SettlementTest;
  const random = new SeededRandom(seedOf('withheld taxes'));
  beforeAll(async () => { test = await openSettlement(); }, 600_000);
  afterAll(() => test?.close());

  const insert = async (table: string, rows: readonly object[]): Promise<void> => {
    for (let start = 0; start < rows.length; start += 2_000) await test.sql(`insert into settlement.${table} select * from jsonb_populate_recordset(null::settlement.${table}, $1)`, [JSON.stringify(rows.slice(start, start + 2_000))]);
  };
  const changeTaxes = (): Promise<unknown> => test.sql(`
    insert into settlement.rates (id, kind, seller_kind, basis_points, borne_by, valid_from, legal_ref, status, announced_by, announced_at)
    select gen_random_uuid(), kind, seller_kind, points, 'seller', day::date, 'Văn bản thử ' || day, 'confirmed', 'test', now()
    from (values ('tax_vat', 'household', 137, '2026-02-15'), ('tax_pit', 'household', 61, '2026-02-20'), ('tax_vat', 'registered_household', 250, '2026-09-03')) as r (kind, seller_kind, points, day)`);

  /** Looked up without the code under test: the latest row of this kind for this seller whose days hold the day. */
  const points = (rates: readonly Rate[], kind: string, seller: SellerKind, day: string, cashAtStall: boolean): number => {
    const fitting = rates.filter((rate) => rate.kind === kind && rate.sellerKind === seller && rate.validFrom <= day && (rate.validTo === null || rate.validTo >= day));
    if (cashAtStall && fitting.some(({ channel }) => channel === 'stall')) return fitting.find(({ channel }) => channel === 'stall')!.basisPoints;
    return fitting.filter(({ channel }) => channel === null).sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1))[0]?.basisPoints ?? 0;
  };
  const halfUp = (amount: number, basisPoints: number): number => Math.floor((amount * basisPoints + 5_000) / 10_000);
  /** Largest remainder, written anew. */
  const shareOut = (amount: number, weights: number[]): number[] => {
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const parts = weights.map((weight) => Math.floor((amount * weight) / whole));
    const byRemainder = weights.map((weight, place) => ({ place, rest: (amount * weight) % whole })).sort((one, other) => other.rest - one.rest || one.place - other.place);
    for (let left = amount - parts.reduce((sum, part) => sum + part, 0), next = 0; left > 0; left--, next++) parts[byRemainder[next]!.place]! += 1;
    return parts;
  };

  it('are what the rates of each sale’s day come to, less returns; organisations bear none', async () => {
    await changeTaxes();
    const rates = await test.app.get(RateRepository, { strict: false }).all();
    const due = new Map<string, Due>();
    const terms: object[] = [];
    const progress: object[] = [];
    const entries: object[] = [];
    const add = (seller: string, month: string, part: Partial<Due>): void => {
      const known = due.get(`${month} ${seller}`) ?? { ...NOTHING };
      due.set(`${month} ${seller}`, Object.fromEntries(Object.keys(NOTHING).map((key) => [key, known[key as keyof Due] + (part[key as keyof Due] ?? 0)])) as unknown as Due);
    };
    const enter = (kind: 'sale' | 'reversal', sellerId: string, orderCode: string, parts: Parts, at: Date): void => {
      const whole = parts.receives + parts.delivery;
      entries.push({ id: newId(), kind, reference: newId(), seller_id: sellerId, order_code: orderCode, refund_id: kind === 'sale' ? null : newId(), items_amount: parts.items, commission_amount: parts.deducted.commission,
        gateway_fee_amount: parts.deducted.gateway_fee, tax_vat_amount: parts.deducted.tax_vat, tax_pit_amount: parts.deducted.tax_pit, receives_amount: parts.receives, delivery_amount: parts.delivery, in_hand_amount: 0,
        net_amount: kind === 'sale' ? whole : -whole, occurred_at: at.toISOString() });
    };
    for (let made = 0; made < MONTHS; made++) {
      const [kind, sellerId, month] = [random.oneOf(SELLER_KINDS), newId(), random.oneOf(SPAN)];
      for (let sale = random.between(1, 3); sale > 0; sale--) {
        const day = addDays(`${month}-01`, random.between(0, 27));
        const [channel, method] = [random.oneOf(['shop', 'shop', 'stall'] as const), random.oneOf(METHODS)];
        const direct = random.next() < 0.1;
        const news = saleNews({ sellerId, method, channel, delivery: random.between(0, 30_000), lines: [{ productSet: 'QD26-06', amount: random.between(1, random.oneOf([60, 9_999, 3_000_000])) }], placedAt: `${day}T${random.oneOf(['00:00:00', '12:30:00', '23:59:59'])}+07:00` });
        const frozen = freeze(news.placed.orders![0]!, { groupCode: news.placed.groupCode, channel, placedAt: new Date(news.placed.placedAt!) }, { kind, moneyRoute: direct ? 'direct' : 'collected' }, rates);
        terms.push({ order_code: news.orderCode, group_code: news.placed.groupCode, seller_id: sellerId, seller_kind: kind, money_route: frozen.moneyRoute, channel, placed_at: news.placed.placedAt, items_amount: frozen.items, delivery_amount: frozen.delivery, lines: frozen.lines, by_method: frozen.byMethod, event_id: newId() });
        progress.push({ order_code: news.orderCode, seller_id: sellerId, method });
        const sold = sumParts(soldLines(frozen, method));
        enter('sale', sellerId, news.orderCode, sold, startOfVietnamDay(day));
        const taxed = TAXED.includes(kind) && !direct;
        const rate = (tax: string): number => (taxed ? points(rates, tax, kind, day, channel === 'stall' && method === 'cod') : 0);
        let left = { items: frozen.items as number, vat: halfUp(frozen.items, rate('tax_vat')), pit: halfUp(frozen.items, rate('tax_pit')) };
        left.pit = Math.min(left.pit, frozen.items - left.vat);
        expect([sold.deducted.tax_vat, sold.deducted.tax_pit]).toEqual([left.vat, left.pit]);
        if (taxed) add(sellerId, month, { sales: left.items, vat: left.vat, pit: left.pit });
        let remaining = sold;
        for (let returns = random.oneOf([0, 0, 1, 2]); returns > 0 && remaining.items > 0; returns--) {
          const back = returns === 1 && random.next() < 0.5 ? remaining.items : dong(random.between(1, remaining.items));
          const weights = [remaining.receives, remaining.deducted.commission, remaining.deducted.gateway_fee, left.vat, left.pit];
          const [, , , vat, pit] = shareOut(back, weights) as [number, number, number, number, number];
          const parts = reversedParts(remaining, { items: back, delivery: 0 });
          const later = addDays(day, random.between(0, 60));
          enter('reversal', sellerId, news.orderCode, parts, new Date(startOfVietnamDay(later).getTime() + 1_000 * returns));
          if (taxed) add(sellerId, later.slice(0, 7), { returned: back, vatReturned: vat, pitReturned: pit });
          left = { items: left.items - back, vat: left.vat - vat, pit: left.pit - pit };
          remaining = lessParts(remaining, parts);
        }
      }
    }
    await insert('sale_terms', terms);
    await insert('sale_progress', progress);
    await insert('entries', entries);
    const found = new Map<string, Due>();
    for (const month of [...SPAN, '2027-01', '2027-02']) {
      const until = addDays(`${month}-28`, 4).slice(0, 7);
      for (const row of await test.app.get(TaxRepository, { strict: false }).withheld(startOfVietnamDay(`${month}-01`), startOfVietnamDay(`${until}-01`))) {
        const known = found.get(`${month} ${row.sellerId}`) ?? { ...NOTHING };
        found.set(`${month} ${row.sellerId}`, Object.fromEntries(Object.keys(NOTHING).map((key) => [key, known[key as keyof Due] + row[key as keyof Due]])) as unknown as Due);
      }
    }
    expect(found).toEqual(due);
    expect(due.size).toBeGreaterThan(MONTHS / 5);
    expect(await test.sql(`select 1 from settlement.entries e join settlement.sale_terms t using (order_code) where t.seller_kind not in ('household', 'registered_household') and e.tax_vat_amount + e.tax_pit_amount > 0`)).toEqual([]);
  }, 300_000);

  it('are exported for the declaration by month, and by year for the certificates, to operators alone', async () => {
    const operator = await test.as('+84915000051', 'operator');
    const sellerId = await test.seller('household', '+84915000052');
    await giveBankAccount(test.app, sellerId);
    await test.sql(`update sellers.sellers set owner_name = '=LÒ THỊ THỬ' where id = $1`, [sellerId]);
    const sale = saleNews({ sellerId, lines: [{ productSet: 'QD26-06', amount: 330_000 }], placedAt: '2027-03-02T09:00:00+07:00', deliveredAt: '2027-03-31T23:59:00+07:00' });
    for (const [type, payload] of [['ordering.order_group_placed', sale.placed], ['payments.payment_captured', sale.captured], ['ordering.order_delivered', sale.delivered]] as const) await test.tell(type, payload as never);
    test.clock.set(new Date('2027-04-05T09:00:00+07:00'));
    await test.tell('payments.refund_requested', sale.refund(110_000, 0));
    const month = async (period: string) => (await operator('get', `/api/operator/withheld-taxes?period=${period}`).expect(200)).body;
    const own = (body: { items: { sellerId: string }[] }) => body.items.filter((row) => row.sellerId === sellerId);
    const [march] = own(await month('2027-03')) as unknown as [Due & { vatDue: number; legalRef: string }];
    expect(march).toMatchObject({ sales: 330_000, returned: 0, vat: 3_300, pit: 1_650 });
    const [april] = own(await month('2027-04')) as unknown as [Due & { vatDue: number }];
    expect(april).toMatchObject({ sales: 0, returned: 110_000, vat: 0, vatReturned: 1_100, vatDue: -1_100 });
    expect(own(await month('2027'))).toMatchObject([{ sales: 330_000, returned: 110_000, revenue: 220_000, vatDue: 2_200 }]);
    const csv = (await operator('get', '/api/operator/withheld-taxes/export.csv?period=2027-03').expect(200)).text;
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toContain(`'=LÒ THỊ THỬ,022190001234,`);
    expect((await operator('get', '/api/operator/withheld-taxes/export.xlsx?period=2027').expect(200)).headers['content-disposition']).toBe('attachment; filename="thue-2027.xlsx"');
    const { readings } = await month('2027-03');
    expect(readings).toMatchObject([{ you: true, format: 'csv', by: expect.stringMatching(/^operator:/) }]);
    expect((await month('2027')).readings).toMatchObject([{ format: 'xlsx' }]);
    expect((await month('2027-04')).readings).toEqual([]);
    const owner = await test.as('+84915000052');
    const certificate = (await owner('get', `/api/seller/${sellerId}/tax-certificates?year=2027`).expect(200)).body;
    expect(certificate).toMatchObject({
      year: '2027', complete: false, payer: { ownerName: '=LÒ THỊ THỬ', taxNumber: '022190001234' }, form: expect.stringContaining('01/CTKT-TMĐT'),
      months: [{ month: '2027-03', sales: 330_000, vatDue: 3_300, pitDue: 1_650 }, { month: '2027-04', returned: 110_000, vatDue: -1_100 }], total: { sales: 330_000, returned: 110_000, revenue: 220_000, vatDue: 2_200, pitDue: 1_100 },
    });
    test.clock.advance(1_000);
    const asOperator = `/api/operator/withheld-taxes/certificates/${sellerId}?year=2027`;
    const { issuedAt: _, ...same } = (await operator('get', asOperator).expect(200)).body;
    expect(certificate).toMatchObject(same);
    expect((await month('2027')).readings).toMatchObject([{ format: 'certificate', you: true, sellerId }, { format: 'xlsx', sellerId: null }]);
    await owner('get', asOperator).expect(403);
    await (await test.as('+84915000053'))('get', `/api/seller/${sellerId}/tax-certificates`).expect(404);
    const cooperative = await test.seller('htx', '+84915000052');
    expect((await owner('get', `/api/seller/${cooperative}/tax-certificates`).expect(200)).body).toMatchObject({ months: [], total: { vatDue: 0 } });
    await operator('get', '/api/operator/withheld-taxes?period=2027-13').expect(400);
    await (await test.as('+84915000052'))('get', '/api/operator/withheld-taxes?period=2027').expect(403);
  });
});
