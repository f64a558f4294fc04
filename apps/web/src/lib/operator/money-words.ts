import { m } from '$lib/paraglide/messages';
import type { BankLine, LineDecision, LineState, MoneySource, MoneyStep, RefundState, Remittance, RowKind, StepKind } from '$lib/server/money-types';

const STATES: Record<LineState, () => string> = {
  matched: m.money_matched, under: m.money_under, over: m.money_over, late: m.money_late, doubled: m.money_doubled, unmatched: m.money_unmatched, ignored: m.money_ignored,
};
const DECISIONS: Record<LineDecision, () => string> = { assigned: m.money_assigned, dismissed: m.money_dismissed, returned: m.money_returned, remitted: m.money_remitted };

export const LINE_STATES = Object.keys(STATES) as LineState[];
export const lineStateName = (state: LineState): string => STATES[state]();
export const decisionName = (decision: LineDecision): string => DECISIONS[decision]();

const SOURCES: Record<MoneySource, () => string> = { bank: m.money_bank, vnpay: m.money_vnpay, stripe: m.money_stripe, door: m.money_door, direct: m.money_direct };
export const sourceName = ({ source, carrier }: { source: MoneySource; carrier: string | null }): string => (carrier ? m.money_carrier({ carrier }) : SOURCES[source]());

const REFUND_STATES: Record<RefundState, () => string> = { open: m.back_open, sending: m.back_sending, proposed: m.back_proposed, done: m.back_done };
export const REFUND_STATE_NAMES = Object.keys(REFUND_STATES) as RefundState[];
export const refundStateName = (state: RefundState): string => REFUND_STATES[state]();

const REASONS: Record<string, () => string> = {
  over: m.back_over, late: m.back_late, doubled: m.back_doubled, stock_gone: m.back_gone, cancelled: m.back_cancelled, expired: m.back_expired, refused: m.back_refused, returned: m.back_returned, given_back: m.back_given, claim: m.back_claim,
};
export const refundReason = (reason: string): string => REASONS[reason]?.() ?? reason;

const STEPS: Record<StepKind, () => string> = {
  placed: m.trail_placed, attempt: m.trail_attempt, receipt: m.trail_receipt, capture: m.trail_capture,
  credit: m.trail_credit, reversal: m.trail_reversal, refund_requested: m.trail_refund_requested, refund_completed: m.trail_refund_completed,
  payout: m.trail_payout, payout_settled: m.trail_payout_settled, payout_returned: m.trail_payout_returned, remittance: m.trail_remittance, payout_line: m.trail_payout_line, clearing: m.trail_clearing,
};
/** Where the seller had the money himself, only the fee moves: against him at the sale, back to him at the return. */
export function stepName({ kind, amount }: Pick<MoneyStep, 'kind' | 'amount'>): string {
  if (kind === 'credit' && amount < 0) return m.trail_credit_fee();
  if (kind === 'reversal' && amount > 0) return m.trail_reversal_fee();
  return STEPS[kind]();
}

const WAYS: Record<string, () => string> = {
  vietqr: m.method_vietqr, vnpay: m.money_vnpay, stripe: m.money_stripe, cod: m.method_cod, sepay: m.money_bank, casso: m.money_bank, payos: m.money_bank, door: m.money_door, direct: m.money_direct,
  bank_transfer: m.money_transfer, gateway: m.account_gateway, card: m.method_card, cash: m.money_cash, qr_at_door: m.money_door_qr, transfer: m.money_transfer,
};
/** The way, the teller or the reason of a step. */
export const stepBy = (by: string): string => WAYS[by]?.() ?? REASONS[by]?.() ?? by;

const STANDINGS: Record<string, () => string> = {
  ...STATES, ...REFUND_STATES,
  pending: m.trail_pending, captured: m.trail_paid, underpaid: m.money_under, failed: m.trail_failed, expired: m.back_expired, cancelled: m.trail_cancelled,
  held: m.trail_held, refunded: m.trail_back, part_refunded: m.trail_part_refunded,
  waiting: m.payout_line_waiting, sent: m.payout_line_sent, settled: m.payout_line_settled, returned: m.payout_line_returned, dropped: m.payout_line_dropped, on_its_way: m.trail_on_its_way, in_bank: m.trail_in_bank,
  line_came_back: m.clear_line_came_back, line_written_off: m.clear_line_written_off, taken_from_seller: m.clear_taken_from_seller,
};
/** Where a step stands. */
export const stepState = (state: string): string => STANDINGS[state]?.() ?? state;

const ACCOUNTS: [RegExp, () => string][] = [
  [/^bank:/, m.account_bank], [/^gateway:/, m.account_gateway], [/^door:/, m.account_door], [/^direct:/, m.money_direct], [/^carrier:/, m.account_carrier], [/^suspense:/, m.account_suspense], [/^buyer:/, m.account_buyer],
  [/^seller:.*:payable$/, m.account_payable], [/^seller:.*:delivery$/, m.account_delivery], [/^seller:.*:available$/, m.account_available],
  [/^refund:due/, m.account_refund], [/^payout:transit/, m.account_payout], [/^payout:returns/, m.account_payout_back], [/^payout:unexplained/, m.account_payout_unexplained], [/^platform:fee:/, m.account_fee], [/^platform:commission/, m.account_commission], [/^platform:gateway_fee/, m.account_gateway_income], [/^platform:set_aside/, m.account_set_aside], [/^platform:/, m.account_platform], [/^tax:vat/, m.account_vat], [/^tax:pit/, m.account_pit], [/^tax:/, m.account_tax],
];
/** An account of the book in words; what it is called in the book stands beside it. */
export const accountName = (account: string): string => ACCOUNTS.find(([known]) => known.test(account))?.[1]() ?? account;

export const ageName = (fromDays: number): string => (fromDays === 0 ? m.recon_age_new() : m.recon_age({ days: fromDays }));

const ROW_KINDS: Record<RowKind, () => string> = { payment: m.bill_kind_payment, refund: m.bill_kind_refund, other: m.bill_kind_other };
export const rowKindName = (kind: RowKind): string => ROW_KINDS[kind]();

/** Whether a statement was paid, withdrawn, or waits. */
export function billState({ paidAt, withdrawnAt, withdrawal }: Pick<Remittance, 'paidAt' | 'withdrawnAt' | 'withdrawal'>): string {
  if (withdrawnAt) return m.bill_withdrawn();
  if (withdrawal) return m.bill_withdrawing();
  return paidAt ? m.bill_paid() : m.bill_unpaid();
}

/** What a line says of itself: its memo, that it left the account, or who has cash that was taken twice. */
export function lineText({ memo, outgoing, holder }: Pick<BankLine, 'memo' | 'outgoing' | 'holder'>): string {
  if (holder) return holder === 'seller' ? m.recon_with_seller() : m.recon_with_carrier({ carrier: holder });
  return outgoing ? m.recon_outgoing({ memo: memo || m.recon_no_memo() }) : memo || m.recon_no_memo();
}
