import { defineMoves } from '@cho-phien/kernel';

export type ReservationState = 'held' | 'released' | 'handed_over' | 'returned';
export type ReservationMove = 'release' | 'hold' | 'hand_over' | 'return';

/** A hold that was let go can be taken again: money that came late looks once more for the goods. */
export const reservationMoves = defineMoves<ReservationState, ReservationMove>('held', {
  held: { release: 'released', hand_over: 'handed_over' },
  released: { hold: 'held' },
  handed_over: { return: 'returned' },
  returned: {},
});
