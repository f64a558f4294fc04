import { defineMoves } from '@cho-phien/kernel';

export type AttemptStatus = 'pending' | 'captured' | 'underpaid' | 'failed' | 'expired' | 'cancelled' | 'held' | 'refunded' | 'part_refunded';
export type AttemptMove = 'capture' | 'underpay' | 'fail' | 'expire' | 'cancel' | 'hold' | 'refund' | 'refund_part';

/**
 * The moves of one attempt. A failed, expired or cancelled attempt can still be captured:
 * its money may come after all, and a verified notice of money is the truth. `held` is money
 * that is with us or the gateway without being captured (suspected fraud, second payment).
 */
export const attemptMoves = defineMoves<AttemptStatus, AttemptMove>('pending', {
  pending: { capture: 'captured', underpay: 'underpaid', fail: 'failed', expire: 'expired', cancel: 'cancelled', hold: 'held' },
  underpaid: { capture: 'captured', expire: 'expired', cancel: 'cancelled' },
  held: { capture: 'captured', fail: 'failed', cancel: 'cancelled', hold: 'held', refund: 'refunded' },
  failed: { capture: 'captured', hold: 'held' },
  expired: { capture: 'captured', underpay: 'underpaid', hold: 'held' },
  cancelled: { capture: 'captured', underpay: 'underpaid', hold: 'held' },
  captured: { refund: 'refunded', refund_part: 'part_refunded' },
  part_refunded: { refund: 'refunded' },
  refunded: {},
});
