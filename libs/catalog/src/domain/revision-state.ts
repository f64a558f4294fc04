import { defineMoves } from '@cho-phien/kernel';

export type RevisionState = 'draft' | 'in_review' | 'changes_asked' | 'approved' | 'declined' | 'superseded';
export type RevisionMove = 'submit' | 'supersede' | Decision;
export type Decision = 'approve' | 'ask_changes' | 'decline';

/** What was decided stays; a newer version only takes the place of one that was not. */
export const revisionMoves = defineMoves<RevisionState, RevisionMove>('draft', {
  draft: { submit: 'in_review', supersede: 'superseded' },
  in_review: { approve: 'approved', ask_changes: 'changes_asked', decline: 'declined', supersede: 'superseded' },
  changes_asked: {},
  approved: {},
  declined: {},
  superseded: {},
});

export type ListingState = 'draft' | 'in_review' | 'changes_asked' | 'public' | 'hidden';

/** How a seller sees a product: by what the public sees; before that, by its newest version. */
export function listingState(status: 'draft' | 'public' | 'hidden', newest: RevisionState): ListingState {
  if (status !== 'draft') return status;
  return newest === 'in_review' || newest === 'changes_asked' ? newest : 'draft';
}
