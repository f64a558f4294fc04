import type { PaymentsTrail } from '@cho-phien/payments';
import { newId } from '@cho-phien/kernel';
import type { TracedSale } from '../storage/sale-trail.repository.js';
import { traceSteps } from './trace-steps.js';

const at = (hour: number): string => `2026-11-22T${String(hour).padStart(2, '0')}:00:00+07:00`;
const base: PaymentsTrail = {
  groupCode: 'CP1', channel: 'shop', status: 'captured', total: 105_000, received: 105_000, held: 0, captured: 105_000, returning: 0, refunded: 0, at: at(1),
  splits: [{ orderCode: 'CP1-1', sellerId: newId(), items: 100_000, delivery: 5_000 }], attempts: [], receipts: [], captures: [], refunds: [],
  remittances: [{ id: 'm1', party: 'ghn', reference: 'GHN7', orderCode: 'CP1-1', amount: 105_000, fee: 2_200, takenAt: at(9), paidAt: at(10) }],
};
const payout = { id: 'p1', code: 'CT1', amount: 100_000, state: 'settled' as const, accountEnd: '1234', reference: 'FT1', preparedAt: at(12), settledAt: at(13), returnedAt: null, reason: null };
const sale = {
  orderCode: 'CP1-1', sellerId: 's', moneyRoute: 'collected', placedAt: new Date(at(1)), items: 100_000, delivery: 5_000, method: 'cod', terms: null,
  capturedAt: new Date(at(8)), deliveredAt: new Date(at(8)), creditedAt: new Date(at(10)),
  entries: [{ kind: 'sale', reference: 'sale:CP1-1', net: 100_000, receives: 95_000, delivery: 5_000, inHand: 0, occurredAt: at(10) }],
  payouts: [{
    ...payout, lines: [{ line: 'r9', amount: 100_000, reference: 'FT2', at: at(14) }], clearings: [{ id: 'c1', what: 'taken_from_seller', amount: 100_000, reason: 'Chuyển trùng', at: at(15) }],
  }],
} as TracedSale;

describe('the money of an order', () => {
  it('is followed from the basket over the carrier to the seller’s bank, and what left twice to its clearing', () => {
    const steps = traceSteps(base, [sale]);
    expect(steps.map(({ kind, ledger }) => [kind, ledger])).toEqual([
      ['placed', null], ['remittance', ['remittance:m1']], ['credit', ['sale:CP1-1']], ['payout', ['payout:p1']], ['payout_settled', ['payout_settled:p1']],
      ['payout_line', ['payout_line:r9']], ['clearing', ['clearing:c1']],
    ]);
    expect(steps[1]).toMatchObject({ amount: 105_000, fee: 2_200, by: 'ghn', reference: 'GHN7', state: 'in_bank', orderCode: 'CP1-1' });
    expect(steps.at(-1)).toMatchObject({ amount: 100_000, by: 'Chuyển trùng', state: 'taken_from_seller', reference: 'CT1' });
  });

  it('waits for the bank where the carrier’s statement is not paid', () => {
    const [, waiting] = traceSteps({ ...base, remittances: [{ ...base.remittances[0]!, paidAt: null }] }, []);
    expect(waiting).toMatchObject({ kind: 'remittance', at: new Date(at(9)), state: 'on_its_way', ledger: null });
  });

  it('waits for no posting of a refund that the seller sends himself until it is back', () => {
    const refund: PaymentsTrail['refunds'][number] = {
      id: 'f1', orderCode: 'CP1-1', amount: 100_000, reason: 'given_back', state: 'open', method: null, reference: null, at: at(11), doneAt: null, bySeller: true, splits: [],
    };
    const ledgerOf = (change: Partial<typeof refund>) => traceSteps({ ...base, refunds: [{ ...refund, ...change }], remittances: [] }, []).slice(1).map(({ ledger }) => ledger);
    expect(ledgerOf({})).toEqual([null]);
    expect(ledgerOf({ state: 'done', doneAt: at(12) })).toEqual([null, ['refund:f1']]);
    expect(ledgerOf({ bySeller: false })).toEqual([['refund_due:f1']]);
  });

  it('puts what happened in one second in the order in which it led on: a bank tells no parts of seconds', () => {
    const steps = traceSteps({
      ...base, at: '2026-11-22T01:00:05.100+07:00', remittances: [],
      attempts: [{ id: 'a1', method: 'vietqr', status: 'captured', amount: 105_000, reference: 'CP1N1', at: '2026-11-22T01:00:05.400+07:00' }],
      receipts: [{ id: 'r1', provider: 'sepay', reference: 'FT1', amount: 105_000, state: 'matched', at: '2026-11-22T01:00:05+07:00', toldBy: ['sepay'], decision: null }],
    }, []);
    expect(steps.map(({ kind }) => kind)).toEqual(['placed', 'attempt', 'receipt']);
  });
});
