import fc from 'fast-check';
import { allocateDong, dong, MAX_DONG, sumDong } from './dong.js';
import type { Dong } from './dong.js';

const amount = fc.integer({ min: 0, max: MAX_DONG }).map((value) => value as Dong);

describe('an amount of đồng', () => {
  it.each([0.5, -1, Number.NaN, Number.POSITIVE_INFINITY, MAX_DONG + 1])('refuses %p', (value) => {
    expect(() => dong(value)).toThrow(expect.objectContaining({ code: 'money.not_whole_dong' }));
  });

  it('is split so that the parts sum exactly and stay within 1 đ of their share', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 }), (whole, weights) => {
        const parts = allocateDong(whole, weights);
        expect(sumDong(parts)).toBe(whole);
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        if (total === 0) return;
        parts.forEach((part, index) => {
          const distance = BigInt(part) * BigInt(total) - BigInt(whole) * BigInt(weights[index]!);
          expect(distance < BigInt(total) && distance > -BigInt(total)).toBe(true);
        });
      }),
      { numRuns: 2_000 },
    );
  });
});
