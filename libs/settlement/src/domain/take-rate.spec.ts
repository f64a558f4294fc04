import { takeRate, wholeMonths } from './take-rate.js';

describe('the share that the market keeps', () => {
  it('is of the goods alone, to a tenth, half up', () => {
    expect(takeRate({ goods: 1_000_000, commission: 50_000, gatewayFee: 11_500 })).toBe(6.2);
    expect(takeRate({ goods: 1_000_000, commission: 50_000, gatewayFee: 11_499 })).toBe(6.1);
  });

  it('is no figure where nothing was sold, or more came back than was sold', () => {
    expect(takeRate({ goods: 0, commission: 0, gatewayFee: 0 })).toBeNull();
    expect(takeRate({ goods: -5_000, commission: -250, gatewayFee: 0 })).toBeNull();
  });

  it('is worked out for months that are over, all at first and then the last three', () => {
    expect(wholeMonths('2026-07-31', '2026-11-01', false)).toEqual(['2026-07', '2026-08', '2026-09', '2026-10']);
    expect(wholeMonths('2026-07-31', '2026-11-30', true)).toEqual(['2026-08', '2026-09', '2026-10']);
    expect(wholeMonths('2026-11-02', '2026-11-30', false)).toEqual([]);
  });
});
