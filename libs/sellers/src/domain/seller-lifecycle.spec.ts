import { needsReason, nextMoves, opensShop, sellerMoves, sellerStates, submissionFrom } from './seller-lifecycle.js';
import type { SellerMove } from './seller-lifecycle.js';

describe('the lifecycle of a seller', () => {
  it('leaves every step to one side at least, and no way out of a step to nobody', () => {
    for (const state of sellerStates) {
      const taken = new Set([...nextMoves(state, 'seller'), ...nextMoves(state, 'operator')]);
      expect([state, [...taken].sort()]).toEqual([state, Object.keys(sellerMoves[state]).sort()]);
      expect(taken.size).toBeGreaterThan(0);
    }
  });

  it('never lets a seller open his own shop', () => {
    const opening = [...new Set(sellerStates.flatMap((state) => nextMoves(state, 'seller')))].filter(opensShop);
    expect(opening).toEqual([]);
    expect((['approve', 'resume', 'reopen'] as SellerMove[]).every(opensShop)).toBe(true);
  });

  it('asks a reason for whatever is against somebody', () => {
    for (const move of ['ask_documents', 'decline', 'suspend', 'close', 'resume', 'reopen'] as const) expect(needsReason(move)).toBe(true);
    for (const move of ['approve', 'submit_documents', 'reapply'] as const) expect(needsReason(move)).toBe(false);
  });

  it('leads back to the desk from where something was asked or declined, and from nowhere else', () => {
    expect(sellerStates.map((state) => [state, submissionFrom(state)]).filter(([, move]) => move !== null)).toEqual([['documents_asked', 'submit_documents'], ['declined', 'reapply']]);
  });
});
