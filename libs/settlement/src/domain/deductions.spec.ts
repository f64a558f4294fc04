import fc from 'fast-check';
import type { Dong } from '@cho-phien/kernel';
import { shareOf, termsOf } from './deductions.js';
import type { Sale } from './deductions.js';
import { earliestStart } from './announcement.js';
import { rateFor } from './rate.js';
import type { Rate } from './rate.js';

let ids = 0;
const rate = (given: Partial<Rate> & Pick<Rate, 'kind' | 'basisPoints'>): Rate => ({
  id: `r${String(ids += 1).padStart(4, '0')}`, productSets: null, sellerKind: null, channel: null, method: null, floor: null, cap: null, borneBy: 'seller',
  validFrom: '2025-07-01', validTo: null, legalRef: null, status: 'confirmed', ...given,
});
const sale = (amounts: readonly number[], given: Partial<Sale> = {}): Sale => ({
  sellerKind: 'household', channel: 'shop', method: 'vietqr', moneyRoute: 'collected', day: '2026-11-22', lines: amounts.map((amount) => ({ productSet: 'QD26-06', amount: amount as Dong })), ...given,
});
const RATES = [
  rate({ kind: 'commission', basisPoints: 500, cap: 200_000 }), rate({ kind: 'commission', basisPoints: 0, channel: 'stall' }),
  rate({ kind: 'tax_vat', basisPoints: 100, sellerKind: 'household' }), rate({ kind: 'tax_pit', basisPoints: 50, sellerKind: 'household' }),
  rate({ kind: 'gateway_fee', basisPoints: 110, borneBy: 'market' }),
];
const amounts = (given: Sale, rates: readonly Rate[] = RATES) => Object.fromEntries(termsOf(given, rates).deductions.map(({ kind, amount }) => [kind, amount]));

describe('what a seller receives', () => {
  it('is the price less commission and withheld taxes, in whole đồng', () => {
    expect(termsOf(sale([330_000]), RATES)).toMatchObject({ items: 330_000, receives: 330_000 - 16_500 - 3_300 - 1_650 });
    expect(amounts(sale([330_000]))).toEqual({ commission: 16_500, gateway_fee: 0, tax_vat: 3_300, tax_pit: 1_650 });
  });

  it.each([[1, 50, 0], [99, 50, 0], [100, 50, 1], [299, 50, 1], [300, 50, 2], [10, 500, 1], [9, 500, 0], [1_000_000_000_000, 10_000, 1_000_000_000_000]])('of %d đ %d basis points are %d đ, half up', (amount, points, share) => {
    expect(shareOf(amount as Dong, points)).toBe(share);
  });

  it('bears no tax where the seller is an organisation, or takes the money himself', () => {
    for (const sellerKind of ['htx', 'company'] as const) expect(amounts(sale([330_000], { sellerKind }))).toEqual({ commission: 16_500, gateway_fee: 0 });
    expect(amounts(sale([330_000], { moneyRoute: 'direct' }))).toEqual({ commission: 16_500, gateway_fee: 0 });
  });

  it('keeps between floor and cap, and never takes more than the price, the taxes first', () => {
    expect(amounts(sale([10_000_000]))).toMatchObject({ commission: 200_000 });
    const floored = [rate({ kind: 'commission', basisPoints: 500, floor: 3_000 }), ...RATES.slice(2)];
    expect(amounts(sale([20_000]), floored)).toMatchObject({ commission: 3_000 });
    expect(amounts(sale([1_000]), floored)).toEqual({ commission: 985, gateway_fee: 0, tax_vat: 10, tax_pit: 5 });
    expect(termsOf(sale([0]), floored).receives).toBe(0);
  });

  it('sums over its lines to the đồng, whatever the rates', () => {
    const line = fc.record({ productSet: fc.constantFrom('QD26-06', 'QD26-14', null), amount: fc.integer({ min: 0, max: 50_000_000 }).map((amount) => amount as Dong) });
    const rates = fc.array(fc.record({
      kind: fc.constantFrom('commission' as const, 'gateway_fee' as const, 'tax_vat' as const, 'tax_pit' as const), basisPoints: fc.integer({ min: 0, max: 10_000 }),
      productSets: fc.constantFrom(null, ['QD26-06'], ['QD26-06', 'QD26-14']), sellerKind: fc.constantFrom(null, 'household' as const), floor: fc.constantFrom(null, 500, 7_777), borneBy: fc.constantFrom('seller' as const, 'market' as const),
    }), { maxLength: 10 }).map((drawn) => drawn.map(rate));
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), rates, (lines, drawn) => {
      const terms = termsOf(sale([], { lines }), drawn);
      expect(terms.receives + terms.deductions.reduce((sum, { amount }) => sum + amount, 0)).toBe(terms.items);
      for (const { byLine, amount, borneBy } of terms.deductions) {
        expect(byLine.reduce<number>((sum, part) => sum + part, 0)).toBe(amount);
        expect(byLine).toHaveLength(lines.length);
        if (borneBy === 'market') expect(amount).toBe(0);
      }
    }), { numRuns: 500 });
  });
});

describe('the rate in force', () => {
  const at = { productSet: 'QD26-06', sellerKind: 'household', channel: 'shop', method: 'vietqr' } as const;

  it('is the most precise that fits, of those the latest begun', () => {
    const [any, goods, later] = [rate({ kind: 'commission', basisPoints: 500 }), rate({ kind: 'commission', basisPoints: 300, productSets: ['QD26-06'] }), rate({ kind: 'commission', basisPoints: 200, productSets: ['QD26-06'], validFrom: '2026-12-01' })];
    const rates = [any, rate({ kind: 'commission', basisPoints: 100, channel: 'shop', sellerKind: 'household', method: 'vietqr' }), goods, later];
    expect(rateFor(rates, 'commission', '2026-11-30', at)).toBe(goods);
    expect(rateFor(rates, 'commission', '2026-12-01', at)).toBe(later);
    expect(rateFor(rates, 'commission', '2026-12-01', { ...at, productSet: null, sellerKind: 'htx' })).toBe(any);
    expect(rateFor(rates, 'commission', '2025-06-30', at)).toBeNull();
  });

  it('ends after its last day, when the one before holds again', () => {
    const [usual, holiday] = [rate({ kind: 'commission', basisPoints: 500 }), rate({ kind: 'commission', basisPoints: 0, validFrom: '2027-01-20', validTo: '2027-02-10' })];
    for (const [day, expected] of [['2027-01-19', usual], ['2027-01-20', holiday], ['2027-02-10', holiday], ['2027-02-11', usual]] as const) expect(rateFor([usual, holiday], 'commission', day, at)).toBe(expected);
  });

  it('is announced 20 days ahead when it is the market’s own, and never backwards', () => {
    expect(earliestStart('commission', '2026-11-22')).toBe('2026-12-12');
    expect(earliestStart('gateway_fee', '2026-12-20')).toBe('2027-01-09');
    expect(earliestStart('tax_vat', '2026-11-22')).toBe('2026-11-23');
  });
});
