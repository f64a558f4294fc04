import { readPlanned } from '../../apps/web/src/lib/officer/planned-value.js';

describe('what a plan asks for, as it is typed', () => {
  it.each([['62,5', 62.5], ['62.5', 62.5], ['70', 70], ['70 %', 70], ['0', 0], ['1000', 1_000], ['120.000.000', 120_000_000], ['120,000,000 đ', 120_000_000], ['120 000 000', 120_000_000], ['62.500', 62_500]])('%s is %d', (typed, value) => {
    expect(readPlanned(typed)).toBe(value);
  });

  it.each(['', '62,55', '1.00.000', '-5', '1e9', 'bảy mươi', '12.000,5', '99999999999999'])('%s is refused', (typed) => {
    expect(readPlanned(typed)).toBeNull();
  });
});
