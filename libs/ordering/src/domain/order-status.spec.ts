import fc from 'fast-check';
import { moved, statesAllowing } from '@cho-phien/kernel';
import { hasReached, isCancellable, orderMoves, orderStatuses, targetOf } from './order-status.js';
import type { OrderMove, OrderStatus } from './order-status.js';

const moves: OrderMove[] = ['pay', 'accept', 'accept_cod', 'hand_over', 'deliver', 'complete', 'cancel', 'refuse', 'expire', 'lose_goods', 'take_back', 'refund', 'refund_part'];

/** A state and the states of which one must have come before it. */
const NEEDS: readonly [OrderStatus, OrderStatus[]][] = [
  ['handed_over', ['accepted']], ['delivered', ['handed_over']], ['completed', ['delivered']], ['returned', ['handed_over']],
  ['refunded', ['paid', 'accepted', 'handed_over', 'cancelled']], ['part_refunded', ['delivered', 'returned']],
];

describe('an order', () => {
  it('stays in declared states and breaks no rule over 100,000 random actions', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { minLength: 100, maxLength: 100 }), (actions) => {
        let status: OrderStatus = 'awaiting_payment';
        const past = new Set<OrderStatus>([status]);
        for (const action of actions) {
          status = orderMoves[status][action] ?? status;
          past.add(status);
        }
        const lost = [...past].filter((each) => !orderStatuses.includes(each));
        const skipped = NEEDS.filter(([state, earlier]) => past.has(state) && !earlier.some((each) => past.has(each)));
        expect({ lost, skipped, sentAndCancelled: past.has('handed_over') && past.has('cancelled') }).toEqual({ lost: [], skipped: [], sentAndCancelled: false });
      }),
      { numRuns: 1_000 },
    );
  });

  it('refuses every move that the table does not name', () => {
    for (const status of orderStatuses) {
      for (const move of moves.filter((each) => orderMoves[status][each] === undefined)) {
        expect(() => moved(orderMoves, status, move)).toThrow(expect.objectContaining({ code: 'state.move_not_allowed' }));
      }
    }
  });

  it('is led to one state by each move, from wherever the move is allowed', () => {
    for (const move of moves) {
      for (const from of statesAllowing(orderMoves, move)) expect(orderMoves[from][move]).toBe(targetOf(move));
    }
  });

  it('counts a step as reached once it is at the step or beyond it', () => {
    expect(hasReached('delivered', 'accepted')).toBe(true);
    expect(hasReached('accepted', 'accepted')).toBe(true);
    expect(hasReached('paid', 'accepted')).toBe(false);
    expect(hasReached('cancelled', 'accepted')).toBe(false);
  });

  it.each([
    ['awaiting_payment', false, false, true],
    ['awaiting_payment', true, false, true],
    ['accepted', true, false, true],
    ['accepted', true, true, false],
    ['accepted', false, true, false],
    ['paid', false, true, false],
    ['handed_over', true, false, false],
  ] as const)('in state %s (at the door: %s, paid: %s) may be called off by the buyer: %s', (status, cod, paid, allowed) => {
    expect(isCancellable({ status, cod, paid })).toBe(allowed);
  });
});
