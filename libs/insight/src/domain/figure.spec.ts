import type { BasedFigure } from './figure.js';
import { rateOf, sumOf, wholeOf } from './figure.js';

describe('a rate', () => {
  it.each([[97, 148, 65.5], [160, 334, 47.9], [9, 14, 64.3], [11, 14, 78.6], [7, 14, 50], [6, 10, 60], [1_200_000, 1_700_000, 70.6], [1, 2_000, 0.1], [0, 5, 0], [5, 5, 100], [999_999_999_999, 1_000_000_000_000, 100]])('of %d in %d is %d %%', (numerator, denominator, rate) => {
    expect(rateOf({ numerator, denominator })).toBe(rate);
  });

  it('of nothing is no figure, not 0 %', () => { expect(rateOf({ numerator: 0, denominator: 0 })).toBeNull(); });

  it.each([[15, 14], [-1, 14]])('of %d in %d is refused: it does not nest', (numerator, denominator) => {
    expect(() => rateOf({ numerator, denominator })).toThrow('insight.rate_does_not_nest');
  });

  it('of a whole is made of its parts', () => {
    expect(sumOf([{ numerator: 1, denominator: 2, unknown: 1 }, { numerator: 3, denominator: 4, unknown: 0 }])).toEqual({ numerator: 4, denominator: 6, unknown: 1 });
  });

  it('of stalls is never added to one of orders or of đồng: that does not compile', () => {
    const orders: BasedFigure<'orders'> = { base: 'orders', numerator: 6, denominator: 10, unknown: 0 };
    const value: BasedFigure<'value'> = { base: 'value', numerator: 1_200_000, denominator: 1_700_000, unknown: 0 };
    const stalls: BasedFigure<'stalls'> = { base: 'stalls', numerator: 97, denominator: 148, unknown: 0 };
    expect(wholeOf('orders', [orders, orders])).toEqual({ base: 'orders', numerator: 12, denominator: 20, unknown: 0 });
    // @ts-expect-error đồng are no orders
    wholeOf('orders', [orders, value]);
    // @ts-expect-error stalls are no orders
    wholeOf('orders', [stalls]);
  });
});
