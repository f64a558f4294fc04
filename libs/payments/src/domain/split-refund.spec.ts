import fc from 'fast-check';
import { dong } from '@cho-phien/kernel';
import { boundedRefund } from './split-refund.js';
import type { RefundedSplit } from './split-refund.js';

const split = (items: number, delivery: number): RefundedSplit => ({ orderCode: 'CP1-1', sellerId: 's1', items: dong(items), delivery: dong(delivery), returningItems: dong(0), returningDelivery: dong(0) });

describe('a refund of one order', () => {
  it('is what was asked for while that much is left', () => {
    expect(boundedRefund(split(100_000, 20_000), { items: 30_000, delivery: 0 })).toEqual({ orderCode: 'CP1-1', sellerId: 's1', items: 30_000, delivery: 0, amount: 30_000 });
  });

  it('tells the lines on, unless less of them goes back than they come to', () => {
    const lines = [{ line: 1, quantity: 2, amount: 30_000 }];
    expect(boundedRefund(split(100_000, 20_000), { items: 30_000, delivery: 0, lines })).toMatchObject({ items: 30_000, lines });
    expect(boundedRefund(split(20_000, 20_000), { items: 30_000, delivery: 0, lines })).not.toHaveProperty('lines');
    expect(boundedRefund(split(20_000, 20_000), { items: 0, delivery: 5_000, lines: [] })).toMatchObject({ amount: 5_000, lines: [] });
  });

  it('never sums to more than the split, goods and delivery each, whatever is asked for', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(fc.property(amount, amount, fc.array(fc.record({ items: amount, delivery: amount }), { maxLength: 20 }), (items, delivery, wishes) => {
      const whole = split(items, delivery);
      for (const wish of wishes) {
        const share = boundedRefund(whole, wish);
        whole.returningItems = dong(whole.returningItems + share.items);
        whole.returningDelivery = dong(whole.returningDelivery + share.delivery);
        expect(share.amount).toBe(share.items + share.delivery);
      }
      expect(whole.returningItems).toBe(Math.min(items, wishes.reduce((sum, wish) => sum + wish.items, 0)));
      expect(whole.returningDelivery).toBe(Math.min(delivery, wishes.reduce((sum, wish) => sum + wish.delivery, 0)));
    }), { numRuns: 1_000 });
  });
});
