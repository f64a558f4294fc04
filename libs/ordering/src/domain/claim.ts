import { Conflict, defineMoves, Unprocessable } from '@cho-phien/kernel';
import type { OrderStatus } from './order-status.js';
import type { LineQuantity, Refundable } from './refundable.js';

/** `claim`: something is wrong with the goods and the buyer keeps them. */
export type ClaimKind = 'cancel' | 'return' | 'exchange' | 'claim';
export type ClaimReason = 'changed_mind' | 'too_slow' | 'damaged' | 'wrong_goods' | 'missing' | 'not_as_described' | 'not_arrived' | 'other';
export type ClaimState = 'opened' | 'declined' | 'disputed' | 'refunding' | 'replacing' | 'settled' | 'rejected' | 'withdrawn' | 'closed';
export type ClaimMove = 'promise_refund' | 'promise_replacement' | 'decline' | 'withdraw' | 'dispute' | 'reject' | 'settle' | 'close';

/**
 * What becomes of a buyer's claim. The seller answers `opened`; unanswered in time, or not agreed with by the buyer,
 * it is `disputed` and the market decides. `refunding` ends when the money has gone back, `replacing` when the goods
 * were sent again; a replacement that does not come is disputed too.
 */
export const claimMoves = defineMoves<ClaimState, ClaimMove>('opened', {
  opened: { promise_refund: 'refunding', promise_replacement: 'replacing', decline: 'declined', withdraw: 'withdrawn', dispute: 'disputed' },
  declined: { dispute: 'disputed', withdraw: 'withdrawn', close: 'closed' },
  disputed: { promise_refund: 'refunding', promise_replacement: 'replacing', reject: 'rejected', withdraw: 'withdrawn' },
  refunding: { settle: 'settled' },
  replacing: { settle: 'settled', dispute: 'disputed' },
  settled: {},
  rejected: {},
  withdrawn: {},
  closed: {},
});

export const claimStates = Object.keys(claimMoves) as ClaimState[];

/** Waits for somebody's word: no second claim of the same order meanwhile. */
export const AWAITED: readonly ClaimState[] = ['opened', 'declined', 'disputed', 'replacing'];

/** What happens by itself when nobody says anything until the claim's day is over. */
export const lapseOf = (state: ClaimState): ClaimMove | null =>
  state === 'opened' || state === 'replacing' ? 'dispute' : state === 'declined' ? 'close' : null;

const REASONS: Record<ClaimKind, readonly ClaimReason[]> = {
  cancel: ['changed_mind', 'too_slow', 'other'],
  return: ['damaged', 'wrong_goods', 'not_as_described', 'changed_mind', 'other'],
  exchange: ['damaged', 'wrong_goods', 'missing', 'not_as_described', 'not_arrived', 'other'],
  claim: ['damaged', 'wrong_goods', 'missing', 'not_as_described', 'not_arrived', 'other'],
};

export interface ClaimedOrder { status: OrderStatus; paid: boolean; deliveredAt: Date | null }

const ARRIVED: readonly OrderStatus[] = ['delivered', 'completed', 'part_refunded'];

/**
 * Errors: `ordering.reason_does_not_fit`, `ordering.not_paid`, `ordering.too_late_to_cancel`, `ordering.not_arrived_yet`,
 * `ordering.claim_too_late` (`days` after the parcel arrived).
 */
export function assertClaimable(order: ClaimedOrder, kind: ClaimKind, reason: ClaimReason, now: Date, days: number): void {
  if (!REASONS[kind].includes(reason)) throw new Unprocessable('ordering.reason_does_not_fit', {}, [{ path: 'reason', code: 'ordering.reason_does_not_fit' }]);
  if (!order.paid) throw new Conflict('ordering.not_paid');
  if (kind === 'cancel') {
    if (order.status !== 'paid' && order.status !== 'accepted') throw new Conflict('ordering.too_late_to_cancel');
    return;
  }
  if (reason === 'not_arrived' && order.status === 'handed_over') return;
  if (!ARRIVED.includes(order.status) || order.deliveredAt === null) throw new Conflict('ordering.not_arrived_yet');
  if (order.deliveredAt.getTime() + days * 86_400_000 < now.getTime()) throw new Conflict('ordering.claim_too_late', { days });
}

/** Which claims an order is open to; what the buyer's page offers. */
export function claimKindsOf(order: ClaimedOrder, now: Date, days: number): ClaimKind[] {
  const fits = (kind: ClaimKind, reason: ClaimReason): boolean => {
    try { assertClaimable(order, kind, reason, now, days); return true; } catch { return false; }
  };
  return [...(fits('cancel', 'other') ? ['cancel' as const] : []), ...(fits('return', 'other') ? ['return' as const, 'exchange' as const] : []), ...(fits('claim', 'other') || fits('claim', 'not_arrived') ? ['claim' as const] : [])];
}

const SELLERS_FAULT: readonly ClaimReason[] = ['damaged', 'wrong_goods', 'missing', 'not_as_described', 'not_arrived'];

/** Who is at fault for all that the buyer got bears the delivery too, unless it is said otherwise. */
export const givesDelivery = (reason: ClaimReason, lines: readonly LineQuantity[], left: Refundable): boolean =>
  SELLERS_FAULT.includes(reason) && left.lines.every(({ variantId, quantity }) => (lines.find((line) => line.variantId === variantId)?.quantity ?? 0) >= quantity);

/** The claimed units of which the money has not been asked back meanwhile. */
export const stillLeft = (lines: readonly LineQuantity[], left: Refundable): LineQuantity[] => lines.flatMap(({ variantId, quantity }) => {
  const rest = Math.min(quantity, left.lines.find((line) => line.variantId === variantId)?.quantity ?? 0);
  return rest > 0 ? [{ variantId, quantity: rest }] : [];
});
