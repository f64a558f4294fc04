import fc from 'fast-check';
import type { CapturedSplit, PaymentCaptured } from '@cho-phien/contracts';
import { captureTransaction, receiptTransaction, refundDueTransaction, refundTransaction, remittanceTransaction } from './payment-postings.js';
import type { Transaction } from './transaction.js';

const split = fc.record({ orderCode: fc.uuid(), sellerId: fc.uuid(), items: fc.integer({ min: 0, max: 10_000_000 }), delivery: fc.integer({ min: 0, max: 100_000 }) })
  .map((each): CapturedSplit => ({ ...each, amount: each.items + each.delivery }))
  .filter(({ amount }) => amount > 0);

const captured = (splits: CapturedSplit[]): PaymentCaptured['payload'] => ({
  captureId: 'c1', payableId: 'p1', groupCode: 'CP1', attemptId: 'a1', method: 'vietqr', tender: 'bank_transfer',
  amount: splits.reduce((sum, { amount }) => sum + amount, 0), late: false, capturedAt: '2026-11-22T02:00:00Z', splits,
});

function balances(transactions: readonly Omit<Transaction, 'eventId'>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { source, destination, amount } of transactions.flatMap(({ postings }) => postings)) {
    sums.set(source, (sums.get(source) ?? 0) - amount);
    sums.set(destination, (sums.get(destination) ?? 0) + amount);
  }
  return sums;
}

describe('postings of a payment', () => {
  it('pass the buyer’s money on to the sellers to the last đồng, in either order of the events', () => {
    fc.assert(fc.property(fc.array(split, { minLength: 1, maxLength: 8 }), fc.boolean(), (splits, captureFirst) => {
      const capture = captured(splits);
      const transactions = [
        receiptTransaction({ receiptId: 'r1', source: 'bank', amount: capture.amount, groupCode: 'CP1', state: 'matched', at: '2026-11-22T02:00:00Z' }),
        captureTransaction(capture),
      ];
      const sums = balances(captureFirst ? transactions.reverse() : transactions);
      expect(sums.get('buyer:CP1')).toBe(0);
      expect(sums.get('bank:collection')).toBe(-capture.amount);
      for (const { sellerId, items, delivery } of splits) {
        expect(sums.get(`seller:${sellerId}:payable`) ?? 0).toBe(items);
        expect(sums.get(`seller:${sellerId}:delivery`) ?? 0).toBe(delivery);
      }
      expect([...sums.values()].reduce((sum, amount) => sum + amount, 0)).toBe(0);
    }), { numRuns: 1_000 });
  });

  it('keep money without a known payer in suspense', () => {
    const { postings } = receiptTransaction({ receiptId: 'r1', source: 'bank', amount: 50_000, groupCode: null, state: 'unmatched', at: '2026-11-22T02:00:00Z' });
    expect(postings).toEqual([{ source: 'bank:collection', destination: 'suspense:unmatched', amount: 50_000 }]);
  });

  it('take captured money back from its own seller only, and uncaptured money from what the buyer holds', () => {
    const gone = refundDueTransaction({ refundId: 'f1', groupCode: 'CP1', orderCode: 'CP1-1', amount: 120_000, reason: 'stock_gone', splits: [{ orderCode: 'CP1-1', sellerId: 's1', items: 100_000, delivery: 20_000, amount: 120_000 }] }, new Date());
    expect(gone.postings).toEqual([
      { source: 'seller:s1:payable', destination: 'refund:due:CP1', amount: 100_000 },
      { source: 'seller:s1:delivery', destination: 'refund:due:CP1', amount: 20_000 },
    ]);
    const over = refundDueTransaction({ refundId: 'f2', groupCode: 'CP1', orderCode: null, amount: 5_000, reason: 'over', splits: [] }, new Date());
    expect(over.postings).toEqual([{ source: 'buyer:CP1', destination: 'refund:due:CP1', amount: 5_000 }]);
  });

  it('leave with a gateway what its statement does not speak of, whatever it kept back, gave back or carries over', () => {
    fc.assert(fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), fc.integer({ min: -50, max: 50 }), (known, unknown, fee) => {
      const net = known + unknown - fee;
      const receiptId = net > 0 ? 'r1' : null;
      const sums = balances([remittanceTransaction({ remittanceId: 'm1', party: 'vnpay', receiptId, known, unknown, fee, net, orderCodes: [], at: '2026-11-22T02:00:00Z' })]);
      expect(sums.get('gateway:vnpay') ?? 0).toBe(known);
      expect(0 - (sums.get('suspense:unmatched') ?? 0)).toBe(Math.max(0, net));
      expect(sums.get('suspense:remitted:vnpay') ?? 0).toBe(unknown - Math.min(0, net));
      expect([...sums.values()].reduce((sum, amount) => sum + amount, 0)).toBe(0);
    }), { numRuns: 1_000 });
  });

  it.each([['vnpay', 'gateway:vnpay'], ['stripe', 'gateway:stripe'], ['transfer', 'bank:collection']] as const)('let money go back by %s from %s, and owe it no longer', (method, destination) => {
    const back = refundTransaction({ refundId: 'f1', groupCode: 'CP1', orderCode: null, amount: 5_000, reason: 'over', method, reference: 'FT1', at: '2026-11-22T02:00:00Z' });
    expect(back).toMatchObject({ kind: 'refund', reference: 'refund:f1', postings: [{ source: 'refund:due:CP1', destination, amount: 5_000 }] });
  });
});
