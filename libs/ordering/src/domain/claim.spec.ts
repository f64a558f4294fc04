import fc from 'fast-check';
import { dong, moved } from '@cho-phien/kernel';
import { assertClaimable, claimKindsOf, claimMoves, claimStates, givesDelivery, lapseOf, stillLeft } from './claim.js';
import type { ClaimedOrder, ClaimMove, ClaimState } from './claim.js';
import type { Refundable } from './refundable.js';

const MOVES: ClaimMove[] = ['promise_refund', 'promise_replacement', 'decline', 'withdraw', 'dispute', 'reject', 'settle', 'close'];
const NOW = new Date('2026-11-22T02:00:00Z');
const daysAgo = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);
const order = (status: ClaimedOrder['status'], deliveredAt: Date | null = null, paid = true): ClaimedOrder => ({ status, paid, deliveredAt });
const left: Refundable = { items: dong(405_000), delivery: dong(20_000), lines: [{ variantId: 'noodles', unitPrice: dong(75_000), quantity: 3 }, { variantId: 'honey', unitPrice: dong(180_000), quantity: 1 }] };

describe('a claim', () => {
  it('promises money at most once, ends where it ends, and is settled only after a promise', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...MOVES), { minLength: 60, maxLength: 60 }), (moves) => {
      let state: ClaimState = 'opened';
      const past: ClaimState[] = [state];
      for (const move of moves) {
        const next: ClaimState | undefined = claimMoves[state][move];
        if (next !== undefined) past.push((state = next));
      }
      expect(past.filter((each) => each === 'refunding').length).toBeLessThanOrEqual(1);
      if (past.includes('settled')) expect(past.some((each) => each === 'refunding' || each === 'replacing')).toBe(true);
    }), { numRuns: 1_000 });
  });

  it('waits for nobody for ever: each state that waits for a word moves on by itself, the market’s own apart', () => {
    for (const state of claimStates) {
      const move = lapseOf(state);
      if (move !== null) expect(() => moved(claimMoves, state, move)).not.toThrow();
    }
    expect(claimStates.filter((state) => lapseOf(state) !== null)).toEqual(['opened', 'declined', 'replacing']);
  });

  it.each([
    ['paid', ['cancel']], ['accepted', ['cancel']], ['handed_over', ['claim']], ['cancelled', []], ['returned', []], ['refunded', []],
  ] as const)('of an order that is %s may be: %j', (status, kinds) => {
    expect(claimKindsOf(order(status), NOW, 7)).toEqual(kinds);
  });

  it('of goods that arrived is open for some days, and never for what nobody paid', () => {
    for (const status of ['delivered', 'completed', 'part_refunded'] as const) {
      expect(claimKindsOf(order(status, daysAgo(6.9)), NOW, 7)).toEqual(['return', 'exchange', 'claim']);
      expect(claimKindsOf(order(status, daysAgo(7.1)), NOW, 7)).toEqual([]);
      expect(claimKindsOf(order(status, daysAgo(1), false), NOW, 7)).toEqual([]);
    }
  });

  it('says what is wrong with it', () => {
    const refusal = (...given: Parameters<typeof assertClaimable>) => { try { assertClaimable(...given); return null; } catch (error) { return (error as { code: string }).code; } };
    expect(refusal(order('delivered', daysAgo(1)), 'exchange', 'too_slow', NOW, 7)).toBe('ordering.reason_does_not_fit');
    expect(refusal(order('handed_over'), 'cancel', 'other', NOW, 7)).toBe('ordering.too_late_to_cancel');
    expect(refusal(order('accepted'), 'return', 'damaged', NOW, 7)).toBe('ordering.not_arrived_yet');
    expect(refusal(order('delivered', daysAgo(8)), 'return', 'damaged', NOW, 7)).toBe('ordering.claim_too_late');
    expect(refusal(order('handed_over'), 'claim', 'not_arrived', NOW, 7)).toBeNull();
  });

  it('brings the delivery back where all that came was the seller’s fault', () => {
    const all = [{ variantId: 'noodles', quantity: 3 }, { variantId: 'honey', quantity: 1 }];
    expect(givesDelivery('damaged', all, left)).toBe(true);
    expect(givesDelivery('changed_mind', all, left)).toBe(false);
    expect(givesDelivery('damaged', all.slice(1), left)).toBe(false);
  });

  it('asks for no unit whose money is on its way back already', () => {
    const lines = [{ variantId: 'noodles', quantity: 2 }, { variantId: 'honey', quantity: 1 }];
    expect(stillLeft(lines, { ...left, lines: [{ ...left.lines[0]!, quantity: 1 }, { ...left.lines[1]!, quantity: 0 }] })).toEqual([{ variantId: 'noodles', quantity: 1 }]);
  });
});
