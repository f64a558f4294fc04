import { m } from '$lib/paraglide/messages';
import { phoneProblem, type CheckoutForm, type FieldErrors } from './checkout-form';

/** What the form still lacks, as sentences under the fields. The commune is looked up elsewhere. */
export function fieldErrors(form: CheckoutForm, needsAge: boolean): FieldErrors {
  const errors: FieldErrors = {};
  if (form.name.length < 2) errors.ten = m.error_name();
  const phone = phoneText(form.phone);
  if (phone) errors.dien_thoai = phone;
  if (!form.line) errors.dia_chi = m.error_line();
  if (needsAge && !form.ageConfirmed) errors.tuoi = m.error_age();
  return errors;
}

export function phoneText(phone: string): string | null {
  const problem = phoneProblem(phone);
  if (!problem) return null;
  if (problem.kind === 'empty') return m.error_phone_empty();
  if (problem.kind === 'shape') return m.error_phone_shape();
  return problem.digits < 10
    ? m.error_phone_short({ count: problem.digits })
    : m.error_phone_long({ count: problem.digits });
}
