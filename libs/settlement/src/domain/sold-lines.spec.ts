import fc from 'fast-check';
import { dong } from '@cho-phien/kernel';
import type { SaleTerms } from './sale-terms.js';
import { termsOf } from './deductions.js';
import type { Parts } from './entry.js';
import { DEDUCTIONS } from './rate.js';
import type { Rate } from './rate.js';
import { leftOf, lessLines, linesBack, soldLines, sumParts } from './sold-lines.js';
import type { SaleRefund, SoldLines } from './sold-lines.js';

const rate = (more: Partial<Rate>): Rate => ({
  id: JSON.stringify(more), kind: 'commission', productSets: null, sellerKind: null, channel: null, method: null, basisPoints: 500, floor: null, cap: null,
  borneBy: 'seller', validFrom: '2025-07-01', validTo: null, legalRef: null, status: 'confirmed', ...more,
});
const RATES = [
  rate({}), rate({ productSets: ['tea'], basisPoints: 1_200, floor: 2_000 }), rate({ productSets: ['cloth'], basisPoints: 200, cap: 9_000 }),
  rate({ kind: 'tax_vat', basisPoints: 100 }), rate({ kind: 'tax_pit', basisPoints: 50 }),
];

function sell(lines: readonly [set: string | null, amount: number][], delivery = 20_000): SoldLines {
  const sold = lines.map(([productSet, amount]) => ({ productSet, amount: dong(amount) }));
  const terms = termsOf({ sellerKind: 'household', channel: 'shop', method: 'vietqr', moneyRoute: 'collected', day: '2026-11-22', lines: sold }, RATES);
  return soldLines({ lines: sold, byMethod: { vietqr: terms } as SaleTerms['byMethod'], delivery: dong(delivery) }, 'vietqr');
}

const amounts = ({ items, receives, delivery, deducted }: Parts): number[] => [items, receives, delivery, ...DEDUCTIONS.map((kind) => deducted[kind])];
const back = (line: number, amount: number, delivery = 0): SaleRefund => ({ items: amount, delivery, lines: [{ line, amount }] });

describe('what a refund takes back of an order whose lines were sold at different rates', () => {
  const sold = sell([[null, 100_000], ['tea', 200_000], ['cloth', 300_000]]);

  it('is frozen line by line: 5 %, 12 %, and 2 % up to 9,000 đ', () => {
    expect(sold.map(({ deducted }) => deducted.commission)).toEqual([5_000, 24_000, 6_000, 0]);
    expect(amounts(sumParts(sold))).toEqual([600_000, 556_000, 20_000, 35_000, 0, 6_000, 3_000]);
  });

  it('of one of three lines is that line’s own fees and taxes, not a third of the order’s', () => {
    expect(amounts(sumParts(linesBack(sold, back(1, 200_000))))).toEqual([200_000, 173_000, 0, 24_000, 0, 2_000, 1_000]);
    expect(amounts(sumParts(linesBack(sold, { ...back(1, 200_000), lines: null })))).toEqual([200_000, 185_333, 0, 11_667, 0, 2_000, 1_000]);
  });

  it('of a part of a line is its share, and the rest goes with the line’s last đồng', () => {
    const first = linesBack(sold, back(1, 66_667));
    const second = linesBack(lessLines(sold, first), back(1, 133_333));
    expect(sumParts(first).deducted.commission + sumParts(second).deducted.commission).toBe(24_000);
    expect(amounts(leftOf(sold, [back(1, 66_667), back(1, 133_333)])[1]!)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('of the delivery alone touches no line', () => {
    expect(amounts(sumParts(linesBack(sold, { items: 0, delivery: 20_000, lines: [] })))).toEqual([0, 0, 20_000, 0, 0, 0, 0]);
  });

  it('of no line in particular goes by what the order left, and of more than is left of a line beyond it too', () => {
    const left = lessLines(sold, linesBack(sold, { items: 300_000, delivery: 0 }));
    expect(sumParts(left)).toMatchObject({ items: 300_000, deducted: { commission: 17_500 } });
    const more = linesBack(left, back(2, 200_000));
    expect([sumParts(more).items, more[2]!.items]).toEqual([200_000, 150_000]);
    expect(amounts(sumParts(leftOf(left, [back(2, 200_000), back(0, 100_000, 20_000)])))).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('of a line whose fee has a floor above its price gives the seller back what he bore of it', () => {
    const cheap = sell([['tea', 500], [null, 100_000]]);
    expect(cheap[0]).toMatchObject({ items: 500, receives: -1_508, deducted: { commission: 2_000 } });
    expect(linesBack(cheap, back(0, 500))[0]).toEqual(cheap[0]);
  });

  it('adds up, leaves every other line as it was frozen, and is the whole in the end', () => {
    const line = fc.tuple(fc.constantFrom(null, 'tea', 'cloth'), fc.integer({ min: 1, max: 2_000_000 }));
    const step = fc.record({ line: fc.nat(4), part: fc.double({ min: 0, max: 1, noNaN: true }), named: fc.boolean(), delivery: fc.integer({ min: 0, max: 9_000 }) });
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), fc.array(step, { maxLength: 8 }), (drawn, steps) => {
      const whole = sell(drawn);
      const rest = drawn.map(([, amount]) => amount);
      const touched = new Set<number>();
      let left = whole;
      const take = (refund: SaleRefund): void => {
        const taken = sumParts(linesBack(left, refund));
        expect(taken.receives + DEDUCTIONS.reduce((sum, kind) => sum + taken.deducted[kind], 0)).toBe(taken.items);
        expect(taken.items).toBe(refund.items);
        left = lessLines(left, linesBack(left, refund)); // throws where a part would fall below nothing
      };
      for (const { line: place, part, named, delivery } of steps) {
        const [at, amount] = [place % rest.length, Math.floor(rest[place % rest.length]! * part)];
        rest[at]! -= amount;
        if (named) touched.add(at); else rest.forEach((_, each) => touched.add(each));
        take({ items: amount, delivery, ...(named && { lines: [{ line: at, amount }] }) });
        whole.slice(0, -1).forEach((untouched, each) => { if (!touched.has(each)) expect(left[each]).toEqual(untouched); });
      }
      for (const [at, amount] of rest.entries()) if (amount > 0) take(back(at, amount, 20_000));
      expect(amounts(sumParts(left)).slice(0, 2)).toEqual([0, 0]);
      expect(DEDUCTIONS.map((kind) => sumParts(left).deducted[kind])).toEqual([0, 0, 0, 0]);
    }), { numRuns: 300 });
  });
});
