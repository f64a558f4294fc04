/** States of a claim after which nobody owes a word any more (ordering's table of moves). */
export const CLOSED_STATES = ['settled', 'rejected', 'withdrawn', 'closed'] as const;

export const CLAIM_STATES = ['opened', 'declined', 'disputed', 'refunding', 'replacing', ...CLOSED_STATES] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const isClosed = (state: ClaimState): boolean => CLOSED_STATES.some((closed) => closed === state);

/** A deadline was missed where a claim went to the market because its seller said nothing in time. */
export const isBreach = ({ state, by }: { state: string; by: string }): boolean => state === 'disputed' && by === 'deadline';

/** A buyer's claim as an officer sees it: about which shop, how far, until when it is to be closed, and whether a word came too late. No buyer, no words of his. */
export interface ClaimRow { claimId: string; orderCode: string; shopName: string; communeCode: string; kind: string; state: ClaimState; openedAt: Date; movedAt: Date; breachedAt: Date | null; closeBy: Date | null; closedAt: Date | null }
