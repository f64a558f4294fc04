import fc from 'fast-check';
import { dong } from '@cho-phien/kernel';
import { unitPrice } from './unit-price.js';

describe('the price per kilogram or litre', () => {
  it.each([
    [75_000, { netWeightGrams: 500, netVolumeMl: null }, { amount: 150_000, per: 'kg' }],
    [180_000, { netWeightGrams: null, netVolumeMl: 350 }, { amount: 514_286, per: 'l' }],
    [1, { netWeightGrams: 2_000, netVolumeMl: null }, { amount: 1, per: 'kg' }],
    [1, { netWeightGrams: 2_001, netVolumeMl: null }, { amount: 0, per: 'kg' }],
  ] as const)('of %d đ for %j is %j', (price, net, expected) => {
    expect(unitPrice(dong(price), net)).toEqual(expected);
  });

  it('is unknown where nothing is weighed or measured', () => {
    expect(unitPrice(dong(150_000), { netWeightGrams: null, netVolumeMl: null })).toBeNull();
  });

  it('is right to the đồng for every price and content', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 900_000_000 }), fc.integer({ min: 1, max: 100_000 }), (price, net) => {
      const { amount } = unitPrice(dong(price), { netWeightGrams: net, netVolumeMl: null })!;
      const twiceError = 2n * (BigInt(amount) * BigInt(net) - 1_000n * BigInt(price));
      expect(twiceError > -BigInt(net) && twiceError <= BigInt(net)).toBe(true);
    }), { numRuns: 5_000 });
  });
});
