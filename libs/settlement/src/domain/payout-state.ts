import { defineMoves } from '@cho-phien/kernel';

/** A batch: prepared by the schedule or a person, approved by two people, then in the bank's file. */
export type BatchState = 'prepared' | 'first_approved' | 'approved' | 'filed' | 'cancelled';
export type BatchMove = 'approve_first' | 'approve_second' | 'file' | 'cancel';

export const batchMoves = defineMoves<BatchState, BatchMove>('prepared', {
  prepared: { approve_first: 'first_approved', cancel: 'cancelled' },
  first_approved: { approve_second: 'approved', cancel: 'cancelled' },
  approved: { file: 'filed', cancel: 'cancelled' },
  filed: {},
  cancelled: {},
});

/** One seller's payout. `dropped`: never sent. `returned`: the bank did not deliver it, before or after it said that it had. */
export type PayoutState = 'waiting' | 'sent' | 'settled' | 'returned' | 'dropped';
export type PayoutMove = 'send' | 'settle' | 'return' | 'drop';

export const payoutMoves = defineMoves<PayoutState, PayoutMove>('waiting', {
  waiting: { send: 'sent', drop: 'dropped' },
  sent: { settle: 'settled', return: 'returned' },
  settled: { return: 'returned' },
  returned: {},
  dropped: {},
});
