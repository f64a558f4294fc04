import { day } from '$lib/i18n/format';
import { producerKind } from '$lib/i18n/producer-kinds';
import { m } from '$lib/paraglide/messages';
import type { CertificateChange, CertificateState, FieldChange } from '$lib/server/register-types';

type StateWords = { name: () => string; tone: '' | 'wait' | 'bad' | 'idle' };

/** Every state in the order in which a certificate lives through them. */
export const STATES: Record<CertificateState, StateWords> = {
  valid: { name: m.state_valid, tone: '' },
  renewal_window: { name: m.state_renewal_window, tone: 'wait' },
  late: { name: m.state_late, tone: 'bad' },
  lodged: { name: m.state_lodged, tone: '' },
  grace: { name: m.state_grace, tone: 'wait' },
  expired: { name: m.state_expired, tone: 'bad' },
  revoked: { name: m.state_revoked, tone: 'bad' },
  not_yet_issued: { name: m.reg_state_not_yet, tone: 'idle' },
};

const FIELDS: Record<string, () => string> = {
  number: m.reg_number,
  stars: m.row_stars,
  productName: m.row_product,
  productSet: m.reg_set,
  holder: m.row_holder,
  producerKind: m.row_kind,
  ledByWoman: m.reg_led_by_woman,
  ledByMinority: m.reg_led_by_minority,
  communeCode: m.col_commune,
  decisionNumber: m.reg_decision,
  issuedOn: m.row_issued,
  authority: m.reg_authority,
  renewalLodgedOn: m.reg_lodged_on,
  renewalReference: m.reg_lodged_reference,
  revokedOn: m.reg_revoked_on,
  revocationDecision: m.reg_revocation,
  productId: m.reg_goods,
};

/** What was said of who leads a holder, in words. */
export const ledWords = (answer: string | null): string => (answer === 'yes' ? m.yes() : answer === 'no' ? m.no() : m.unknown());

const valueText = (value: FieldChange['before']): string => {
  const text = String(value ?? '–');
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : producerKind(text);
};

/** `Sao: 4 → 3`; keys that say nothing to people are named without their values. */
export function changeText({ field, before, after }: FieldChange): string | null {
  const name = FIELDS[field]?.();
  if (!name) return null;
  if (field === 'productId') return null;
  if (field === 'ledByWoman' || field === 'ledByMinority') return `${name}: ${[before, after].map((value) => ledWords(value === null ? null : String(value))).join(' → ')}`;
  return before === null ? `${name}: ${valueText(after)}` : `${name}: ${valueText(before)} → ${valueText(after)}`;
}

const KINDS: Record<string, () => string> = {
  entered: m.reg_did_enter,
  corrected: m.reg_did_correct,
  renewal_lodged: m.reg_did_lodge,
  revoked: m.reg_did_revoke,
  matched: m.reg_did_match,
  unmatched: m.reg_did_unmatch,
};
export const changeKind = (kind: string): string => KINDS[kind]?.() ?? kind;

const WHO: Record<CertificateChange['by'], () => string> = { you: m.reg_by_you, officer: m.reg_by_officer, seller: m.reg_by_seller, market: m.reg_by_market };
export const changedBy = ({ by }: CertificateChange): string => WHO[by]();
