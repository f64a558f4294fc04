import { m } from '$lib/paraglide/messages';
import { phoneText } from '$lib/checkout/field-errors';
import type { ConsentForm, ConsentProblem } from './consent-form';

export type ConsentErrors = Partial<Record<'dien_thoai' | 'viec' | 'den' | 'chung' | 'chung_dt', string>>;

/** Each problem as a sentence under its field. */
export function consentErrors(form: ConsentForm, problems: readonly ConsentProblem[]): ConsentErrors {
  const errors: ConsentErrors = {};
  if (problems.includes('phone')) errors.dien_thoai = phoneText(form.phone) ?? undefined;
  if (problems.includes('scopes')) errors.viec = m.help_ask_scopes_none();
  if (problems.includes('until')) errors.den = m.help_ask_until_bad();
  if (problems.includes('witnessName')) errors.chung = m.help_ask_witness_none();
  if (problems.includes('witnessPhone')) errors.chung_dt = phoneText(form.witnessPhone) ?? undefined;
  return errors;
}
