import { NO_DONG } from '@cho-phien/kernel';
import type { Dong } from '@cho-phien/kernel';
import type { Payable } from './payable.js';

/** The one state in which each arrival of money ends. */
export type ReceiptState = 'matched' | 'under' | 'over' | 'late' | 'doubled' | 'unmatched' | 'ignored';
export type RefundReason = 'over' | 'late' | 'doubled' | 'stock_gone' | 'cancelled' | 'expired' | 'refused' | 'returned' | 'given_back' | 'claim';

/** What becomes of an arrival: held before + amount = captured + returned + held after. */
export interface Verdict {
  state: ReceiptState;
  captured: Dong;
  returned: Dong;
  reason: RefundReason | null;
  held: Dong;
}

type Standing = Pick<Payable, 'status' | 'total' | 'held' | 'captured'> & { lapsed: boolean };

/**
 * Judges money that came for a payable. At most one capture, always of the whole total:
 * what is missing waits, what is too much goes back, what comes after the end goes back whole.
 */
export function judgeArrival(payable: Standing, amount: Dong): Verdict {
  if (payable.status === 'cancelled') return sendBack(payable, amount, 'late', 'cancelled');
  if (payable.captured > 0) return sendBack(payable, amount, 'doubled', 'doubled');
  const sum = payable.held + amount;
  if (sum < payable.total) return payable.lapsed ? sendBack(payable, amount, 'late', 'late') : wait(sum as Dong);
  const over = (sum - payable.total) as Dong;
  return {
    state: payable.lapsed ? 'late' : over > 0 ? 'over' : 'matched',
    captured: payable.total,
    returned: over,
    reason: over > 0 ? 'over' : null,
    held: NO_DONG,
  };
}

const sendBack = ({ held }: Standing, amount: Dong, state: ReceiptState, reason: RefundReason): Verdict => ({ state, captured: NO_DONG, returned: amount, reason, held });
const wait = (held: Dong): Verdict => ({ state: 'under', captured: NO_DONG, returned: NO_DONG, reason: null, held });
