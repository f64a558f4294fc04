import { m } from '$lib/paraglide/messages';
import { dong, moment } from '$lib/i18n/format';
import type { Claim, ClaimKind } from '$lib/server/types';

export const CLAIM_KINDS = ['return', 'exchange', 'claim'] as const;
export const CANCEL_REASONS = ['changed_mind', 'too_slow', 'other'] as const;

/** Each reason with the wishes it goes with; the first that fits is preset. */
export const CLAIM_REASONS = ['damaged', 'wrong_goods', 'missing', 'not_as_described', 'not_arrived', 'changed_mind', 'other'] as const;

const KINDS: Record<ClaimKind, () => string> = {
  cancel: m.claim_kind_cancel,
  return: m.claim_kind_return,
  exchange: m.claim_kind_exchange,
  claim: m.claim_kind_claim,
};

const REASONS: Record<string, () => string> = {
  changed_mind: m.claim_reason_changed_mind,
  too_slow: m.claim_reason_too_slow,
  damaged: m.claim_reason_damaged,
  wrong_goods: m.claim_reason_wrong_goods,
  missing: m.claim_reason_missing,
  not_as_described: m.claim_reason_not_as_described,
  not_arrived: m.claim_reason_not_arrived,
  other: m.claim_reason_other,
};

const STEPS: Record<string, () => string> = {
  opened: m.claim_step_opened,
  declined: m.claim_step_declined,
  disputed: m.claim_step_disputed,
  refunding: m.claim_step_refunding,
  replacing: m.claim_step_replacing,
  settled: m.claim_step_settled,
  rejected: m.claim_step_rejected,
  withdrawn: m.claim_step_withdrawn,
  closed: m.claim_step_closed,
};

const PARTIES: Record<string, () => string> = {
  buyer: m.claim_by_buyer,
  seller: m.claim_by_seller,
  operator: m.claim_by_operator,
  deadline: m.claim_by_deadline,
};

export const claimKindName = (kind: ClaimKind): string => KINDS[kind]();
export const claimReasonName = (reason: string): string => REASONS[reason]?.() ?? reason;
export const claimStepName = (state: string): string => STEPS[state]?.() ?? state;
export const partyName = (party: string): string => PARTIES[party]?.() ?? party;

/** What the buyer reads of a claim: where it stands, and who acts next. */
export function claimState({ state, refund }: Claim): string {
  const amount = dong(refund?.amount ?? 0);
  switch (state) {
    case 'refunding': return m.claim_state_refunding({ amount });
    case 'settled': return refund ? m.claim_state_settled_money({ amount }) : m.claim_state_settled();
    case 'declined': return m.claim_state_declined();
    case 'disputed': return m.claim_state_disputed();
    case 'replacing': return m.claim_state_replacing();
    case 'rejected': return m.claim_state_rejected();
    case 'withdrawn': return m.claim_state_withdrawn();
    case 'closed': return m.claim_state_closed();
    default: return m.claim_state_opened();
  }
}

/** Until when whoever is next has time; empty where nobody has to say anything. */
export function claimDue({ state, dueAt }: Claim): string {
  if (!dueAt) return '';
  const when = moment(dueAt);
  if (state === 'declined') return m.claim_due_dispute({ when });
  return state === 'replacing' ? m.claim_due_goods({ when }) : m.claim_due({ when });
}

export const claimTone = ({ state }: Claim): 'good' | 'wait' | 'bad' | 'plain' =>
  state === 'settled' ? 'good' : state === 'rejected' || state === 'declined' ? 'bad' : state === 'withdrawn' || state === 'closed' ? 'plain' : 'wait';
