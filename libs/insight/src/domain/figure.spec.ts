import { rateOf, sumOf } from './figure.js';

describe('a rate', () => {
  it.each([[97, 148, 65.5], [9, 14, 64.3], [11, 14, 78.6], [6, 10, 60], [1_200_000, 1_700_000, 70.6], [1, 2_000, 0.1], [0, 5, 0], [5, 5, 100], [999_999_999_999, 1_000_000_000_000, 100]])('of %d in %d is %d %%', (numerator, denominator, rate) => {
    expect(rateOf({ numerator, denominator, unknown: 0 })).toBe(rate);
  });

  it('of nothing is no figure, not 0 %', () => { expect(rateOf({ numerator: 0, denominator: 0, unknown: 3 })).toBeNull(); });

  it('of a whole is made of its parts', () => {
    expect(sumOf([{ numerator: 1, denominator: 2, unknown: 1 }, { numerator: 3, denominator: 4, unknown: 0 }])).toEqual({ numerator: 4, denominator: 6, unknown: 1 });
  });
});
