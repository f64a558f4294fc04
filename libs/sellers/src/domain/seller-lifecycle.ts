import { defineMoves } from '@cho-phien/kernel';

export type SellerState = 'applied' | 'documents_asked' | 'approved' | 'declined' | 'suspended' | 'closed';
export type SellerMove = 'ask_documents' | 'submit_documents' | 'approve' | 'decline' | 'reapply' | 'suspend' | 'resume' | 'close' | 'reopen';

/** One lifecycle, however somebody came to sell: by himself, invited, or with an assistant's help. */
export const sellerMoves = defineMoves<SellerState, SellerMove>('applied', {
  applied: { ask_documents: 'documents_asked', approve: 'approved', decline: 'declined' },
  documents_asked: { submit_documents: 'applied', approve: 'approved', decline: 'declined' },
  approved: { suspend: 'suspended', close: 'closed' },
  declined: { reapply: 'applied' },
  suspended: { resume: 'approved', close: 'closed' },
  closed: { reopen: 'approved' },
});

export const sellerStates = Object.keys(sellerMoves) as SellerState[];

/** Who takes which action; nobody takes one of another's. */
const OWN_MOVES: readonly SellerMove[] = ['submit_documents', 'reapply', 'close'];
const OPERATOR_MOVES: readonly SellerMove[] = ['ask_documents', 'approve', 'decline', 'suspend', 'resume', 'close', 'reopen'];
export type MoveTaker = 'seller' | 'operator';

const takenBy = (taker: MoveTaker): readonly SellerMove[] => (taker === 'seller' ? OWN_MOVES : OPERATOR_MOVES);

/** What may be done next by one side, in the order of the table. */
export const nextMoves = (state: SellerState, taker: MoveTaker): SellerMove[] =>
  (Object.keys(sellerMoves[state]) as SellerMove[]).filter((move) => takenBy(taker).includes(move));

/** Moves that open the shop ask for the whole checklist. */
export const opensShop = (move: SellerMove): boolean => Object.values(sellerMoves).some((moves) => (moves as Partial<Record<SellerMove, SellerState>>)[move] === 'approved');

const WITHOUT_REASON: readonly SellerMove[] = ['approve', 'submit_documents', 'reapply'];
export const needsReason = (move: SellerMove): boolean => !WITHOUT_REASON.includes(move);

/** The seller's own way back to the operator's desk from where he is; null where there is none. */
export const submissionFrom = (state: SellerState): SellerMove | null => (state === 'documents_asked' ? 'submit_documents' : state === 'declined' ? 'reapply' : null);
