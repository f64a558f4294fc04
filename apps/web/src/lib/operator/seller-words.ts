import { m } from '$lib/paraglide/messages';
import type { SellerMove, SellerState } from '$lib/server/operator-types';

const STATES: Record<SellerState, { name: () => string; tone: string }> = {
  applied: { name: m.seller_applied, tone: 'wait' },
  documents_asked: { name: m.seller_documents_asked, tone: 'wait' },
  approved: { name: m.seller_approved, tone: '' },
  declined: { name: m.seller_declined, tone: 'bad' },
  suspended: { name: m.seller_suspended, tone: 'bad' },
  closed: { name: m.seller_closed, tone: 'idle' },
};

export const SELLER_STATES = Object.keys(STATES) as SellerState[];
export const isSellerState = (state: string): state is SellerState => state in STATES;
export const sellerStateName = (state: string): string => (isSellerState(state) ? STATES[state].name() : state);
export const sellerTone = (state: string): string => (isSellerState(state) ? STATES[state].tone : 'idle');

const MOVES: Record<SellerMove | 'apply' | 'submit_documents' | 'reapply', () => string> = {
  approve: m.move_approve,
  ask_documents: m.move_ask_documents,
  decline: m.move_decline,
  suspend: m.move_suspend,
  resume: m.move_resume,
  close: m.move_close,
  reopen: m.move_reopen,
  apply: m.move_apply,
  submit_documents: m.move_submit_documents,
  reapply: m.move_reapply,
};

export const moveName = (move: string): string => MOVES[move as keyof typeof MOVES]?.() ?? move;

/** The moves an operator may make, the one that lets somebody sell first. */
const OPERATOR_MOVES: readonly string[] = ['approve', 'resume', 'reopen', 'ask_documents', 'decline', 'suspend', 'close'];
export const operatorMoves = (next: readonly string[]): string[] => OPERATOR_MOVES.filter((move) => next.includes(move));

const ROLES: Record<string, () => string> = { owner: m.role_owner, manager: m.role_manager, packer: m.role_packer };
export const roleName = (role: string): string => ROLES[role]?.() ?? role;
