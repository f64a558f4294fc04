import { m } from '$lib/paraglide/messages';
import type { ProductState, SellerProfile } from './types';

type State = { text: string; tone: '' | 'wait' | 'bad' | 'idle' };

/** `bác` at the beginning of a sentence. */
export const atStart = (as: string): string => as.charAt(0).toUpperCase() + as.slice(1);

export function productState(state: ProductState): State {
  if (state === 'public') return { text: m.ban_state_public(), tone: '' };
  if (state === 'in_review') return { text: m.ban_state_in_review(), tone: 'wait' };
  if (state === 'changes_asked') return { text: m.ban_state_changes_asked(), tone: 'bad' };
  return { text: state === 'hidden' ? m.ban_state_hidden() : m.ban_state_draft(), tone: 'idle' };
}

export function shopState(state: SellerProfile['state']): State {
  const states: Record<SellerProfile['state'], State> = {
    applied: { text: m.ban_shop_applied(), tone: 'wait' },
    documents_asked: { text: m.ban_shop_documents_asked(), tone: 'wait' },
    approved: { text: m.ban_shop_approved(), tone: '' },
    declined: { text: m.ban_shop_declined(), tone: 'bad' },
    suspended: { text: m.ban_shop_suspended(), tone: 'bad' },
    closed: { text: m.ban_shop_closed(), tone: 'idle' },
  };
  return states[state];
}

const ROLES = { owner: m.ban_role_owner, manager: m.ban_role_manager, packer: m.ban_role_packer };
export const roleName = (role: keyof typeof ROLES): string => ROLES[role]();

const CERTIFICATES: Record<string, () => string> = {
  valid: m.ban_certificate_in_force,
  renewal_window: m.state_renewal_window,
  late: m.state_late,
  lodged: m.state_lodged,
  grace: m.state_grace,
  expired: m.ban_certificate_expired,
  revoked: m.ban_certificate_revoked,
};
export const certificateState = (state: string): string => CERTIFICATES[state]?.() ?? '';
