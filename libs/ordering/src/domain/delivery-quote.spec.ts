import fc from 'fast-check';
import type { Dong } from '@cho-phien/kernel';
import { quoteParcel, zoneBetween } from './delivery-quote.js';
import type { DeliveryRate, DeliveryZone } from './delivery-quote.js';

const named = { vi: 'Giao tận nhà', en: 'Home delivery' };
const rate = (fromGrams: number, toGrams: number | null, fee: number, extraPerKg = 0, zone: DeliveryZone | null = 'national', code = 'standard'): DeliveryRate =>
  ({ code, name: named, zone, fromGrams, toGrams, fee: fee as Dong, extraPerKg: extraPerKg as Dong });

const table = [rate(0, 1_000, 25_000), rate(1_000, 5_000, 32_000), rate(5_000, null, 32_000, 5_000), rate(0, null, 0, 0, null, 'pickup')];
const fee = (weightGrams: number): number | undefined => quoteParcel(table, { weightGrams, zone: 'national' }).find(({ code }) => code === 'standard')?.fee;

describe('the delivery of a parcel', () => {
  it.each([[0, 25_000], [1, 25_000], [1_000, 25_000], [1_001, 32_000], [5_000, 32_000], [5_001, 37_000], [6_000, 37_000], [6_001, 42_000]])('of %d g costs %d đ', (weight, expected) => {
    expect(fee(weight)).toBe(expected);
  });

  it('is offered only where the table has a row for the distance; pick-up everywhere', () => {
    expect(quoteParcel(table, { weightGrams: 500, zone: 'same_commune' }).map(({ code }) => code)).toEqual(['pickup']);
  });

  it('has one fee per way and never becomes cheaper with more weight', () => {
    const weight = fc.integer({ min: 0, max: 200_000 });
    fc.assert(fc.property(weight, weight, (one, other) => {
      const [light, heavy] = [Math.min(one, other), Math.max(one, other)];
      expect(fee(light)).toBeLessThanOrEqual(fee(heavy)!);
      const codes = quoteParcel(table, { weightGrams: one, zone: 'national' }).map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    }));
  });
});

describe('the distance of a parcel', () => {
  const regionOf = (province: string): string | undefined => ({ '22': 'north', '24': 'north', '79': 'south' })[province];
  const place = (communeCode: string, provinceCode: string) => ({ communeCode, provinceCode });
  const from = place('06838', '22');
  it.each([
    [place('06838', '22'), 'same_commune'], [place('06970', '22'), 'same_province'],
    [place('07210', '24'), 'region'], [place('26734', '79'), 'national'], [place('00001', '99'), 'national'],
  ] as const)('to %p is %s', (to, zone) => { expect(zoneBetween(from, to, regionOf)).toBe(zone); });
});
