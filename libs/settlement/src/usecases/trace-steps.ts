import type { PaymentsTrail } from '@cho-phien/payments';
import { inOrder } from '../domain/money-step.js';
import type { MoneyStep } from '../domain/money-step.js';
import type { TracedPayout, TracedSale } from '../storage/sale-trail.repository.js';

const NONE = { orderCode: null, state: null, by: null, fee: null, reference: null, ledger: null };

/** The whole story of a purchase's money, each step with the names of its ledger transactions. */
export function traceSteps(trail: PaymentsTrail, sales: readonly TracedSale[]): MoneyStep[] {
  return inOrder([
    { ...NONE, kind: 'placed', at: sales[0]?.placedAt ?? new Date(trail.at), amount: trail.total },
    ...trail.attempts.map(({ at, amount, method, status, reference }): MoneyStep => ({ ...NONE, kind: 'attempt', at: new Date(at), amount, state: status, by: method, reference })),
    ...trail.receipts.map((receipt): MoneyStep => ({
      ...NONE, kind: 'receipt', at: new Date(receipt.at), amount: receipt.amount, state: receipt.state, by: receipt.provider, reference: receipt.reference,
      ledger: [`receipt:${receipt.id}`, ...(receipt.decision ? [`placement:${receipt.id}`] : [])],
    })),
    ...trail.captures.map(({ id, at, amount, orderCode, tender, late }): MoneyStep => (
      { ...NONE, kind: 'capture', at: new Date(at), amount, orderCode, state: late ? 'late' : null, by: tender, ledger: [`capture:${id}`] })),
    ...trail.refunds.flatMap(refundSteps),
    ...trail.remittances.map(remittanceStep),
    ...sales.flatMap(saleSteps),
    ...sales.flatMap(payoutSteps),
  ]);
}

/** A statement pays out of many orders: the postings are of the whole. Until its line is in the bank nothing is posted. */
const remittanceStep = ({ id, party, reference, orderCode, amount, fee, takenAt, paidAt }: PaymentsTrail['remittances'][number]): MoneyStep => ({
  ...NONE, kind: 'remittance', at: new Date(paidAt ?? takenAt), amount, orderCode, fee, by: party, reference, state: paidAt === null ? 'on_its_way' : 'in_bank', ledger: paidAt === null ? null : [`remittance:${id}`],
});

/** What the seller sends back himself is posted once it is back with its buyer. */
function refundSteps({ id, orderCode, amount, reason, state, method, reference, at, doneAt, bySeller }: PaymentsTrail['refunds'][number]): MoneyStep[] {
  const asked: MoneyStep = { ...NONE, kind: 'refund_requested', at: new Date(at), amount, orderCode, state, by: reason, ledger: bySeller ? null : [`refund_due:${id}`] };
  return doneAt === null ? [asked] : [asked, { ...NONE, kind: 'refund_completed', at: new Date(doneAt), amount, orderCode, state, by: method, reference, ledger: [`refund:${id}`] }];
}

const saleSteps = ({ orderCode, entries }: TracedSale): MoneyStep[] => entries.map(({ kind, reference, net, occurredAt }) => (
  { ...NONE, kind: kind === 'sale' ? 'credit' : 'reversal', at: new Date(occurredAt), amount: net, orderCode, ledger: [reference] }));

const payoutSteps = ({ orderCode, payouts }: TracedSale): MoneyStep[] => payouts.flatMap((payout) => stepsOfPayout(orderCode, payout));

/** A payout is of many orders: its amount is the whole that was sent to the seller's bank. */
function stepsOfPayout(orderCode: string, { id, code, amount, state, accountEnd, reference, preparedAt, settledAt, returnedAt, reason, lines, clearings }: TracedPayout): MoneyStep[] {
  const step = (kind: MoneyStep['kind'], at: string, more: Partial<MoneyStep>): MoneyStep => ({ ...NONE, kind, at: new Date(at), amount, orderCode, state, ...more });
  return [
    step('payout', preparedAt, { by: accountEnd, reference: code, ledger: [`payout:${id}`] }),
    ...(settledAt === null ? [] : [step('payout_settled', settledAt, { reference, ledger: [`payout_settled:${id}`] })]),
    ...(returnedAt === null ? [] : [step('payout_returned', returnedAt, { by: reason, ledger: [`payout_back:${id}`] })]),
    ...lines.map((line) => step('payout_line', line.at, { amount: line.amount, reference: line.reference, state: null, ledger: [`payout_line:${line.line}`] })),
    ...clearings.map((cleared) => step('clearing', cleared.at, { amount: cleared.amount, reference: code, state: cleared.what, by: cleared.reason, ledger: [`clearing:${cleared.id}`] })),
  ];
}
