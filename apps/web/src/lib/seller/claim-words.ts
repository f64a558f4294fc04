import { m } from '$lib/paraglide/messages';
import { dong, moment } from '$lib/i18n/format';
import type { Claim } from '$lib/server/types';

/** What the seller reads of a claim: where it stands, and what to do by when. */
export function claimTask({ state, refund, dueAt }: Claim): string {
  const amount = dong(refund?.amount ?? 0);
  const when = dueAt ? moment(dueAt) : '';
  switch (state) {
    case 'opened': return m.ban_claim_state_opened({ when });
    case 'declined': return m.ban_claim_state_declined();
    case 'disputed': return m.ban_claim_state_disputed();
    case 'refunding': return m.ban_claim_state_refunding({ amount });
    case 'replacing': return when ? m.ban_claim_state_replacing({ when }) : m.claim_step_replacing();
    case 'rejected': return m.ban_claim_state_rejected();
    case 'withdrawn': return m.ban_claim_state_withdrawn();
    case 'closed': return m.ban_claim_state_closed();
    default: return m.ban_claim_state_settled();
  }
}
