import fc from 'fast-check';
import type { Dong } from '@cho-phien/kernel';
import { judgeArrival } from './judge-arrival.js';
import type { PayableStatus } from './payable.js';

const d = (value: number): Dong => value as Dong;
const standing = (more: Partial<{ status: PayableStatus; held: number; captured: number; lapsed: boolean }> = {}) => {
  const { status = 'open', held = 0, captured = 0, lapsed = false } = more;
  return { status, total: d(100_000), held: d(held), captured: d(captured), lapsed };
};

describe('money that came for a payable', () => {
  it.each([
    ['the exact amount captures', standing(), 100_000, { state: 'matched', captured: 100_000, returned: 0, held: 0 }],
    ['less is held', standing(), 40_000, { state: 'under', captured: 0, returned: 0, held: 40_000 }],
    ['the rest of a part captures the whole', standing({ held: 40_000 }), 60_000, { state: 'matched', captured: 100_000, returned: 0, held: 0 }],
    ['more captures the total and returns the excess', standing(), 120_000, { state: 'over', captured: 100_000, returned: 20_000, reason: 'over' }],
    ['the whole after a part returns what is too much', standing({ held: 40_000 }), 100_000, { state: 'over', returned: 40_000, captured: 100_000 }],
    ['after the hold ran out it captures late', standing({ status: 'expired', lapsed: true }), 100_000, { state: 'late', captured: 100_000, returned: 0 }],
    ['too little after the hold goes back', standing({ status: 'expired', lapsed: true }), 99_999, { state: 'late', captured: 0, returned: 99_999, reason: 'late' }],
    ['after cancellation it goes back', standing({ status: 'cancelled' }), 100_000, { state: 'late', captured: 0, returned: 100_000, reason: 'cancelled' }],
    ['a second payment goes back', standing({ status: 'captured', captured: 100_000 }), 100_000, { state: 'doubled', captured: 0, returned: 100_000, reason: 'doubled' }],
    ['a transfer for what was to be paid at the door captures', standing({ status: 'cod' }), 100_000, { state: 'matched', captured: 100_000 }],
  ])('%s', (_, payable, amount, verdict) => {
    expect(judgeArrival(payable, d(amount))).toMatchObject(verdict);
  });

  it('conserves every đồng and captures at most the total over any sequence', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 250_000 }), { maxLength: 12 });
    const statuses = fc.constantFrom<PayableStatus>('open', 'cod', 'expired', 'cancelled');
    fc.assert(fc.property(arrivals, statuses, (amounts, first) => {
      let payable = standing({ status: first, lapsed: first === 'expired' });
      let returned = 0;
      for (const amount of amounts) {
        const before = payable.held;
        const verdict = judgeArrival(payable, d(amount));
        expect(before + amount).toBe(verdict.captured + verdict.returned + verdict.held);
        returned += verdict.returned;
        const captured = d(payable.captured + verdict.captured);
        payable = { ...payable, held: verdict.held, captured, status: verdict.captured > 0 ? 'captured' : payable.status };
      }
      expect(payable.captured === 0 || payable.captured === payable.total).toBe(true);
      expect(payable.held + payable.captured + returned).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
    }));
  });
});
