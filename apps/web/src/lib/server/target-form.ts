import { readPlanned } from '$lib/officer/planned-value';
import { m } from '$lib/paraglide/messages';
import { formText } from './form-text';

export type TargetForm = { value: string; planNumber: string; planDate: string; issuer: string };

/** What a plan asks for as it was typed, with what is wrong in words by field. */
export function readTargetForm(form: FormData): { form: TargetForm; errors: Record<string, string>; planned: Record<string, unknown> } {
  const typed = { value: formText(form, 'chi_tieu', 20), planNumber: formText(form, 'so', 80), planDate: formText(form, 'ngay', 10), issuer: formText(form, 'co_quan', 120) };
  const value = readPlanned(typed.value);
  const empty = ([['so', typed.planNumber], ['ngay', typed.planDate], ['co_quan', typed.issuer]] as const).filter(([, text]) => !text).map(([name]) => [name, m.target_empty()]);
  const errors = { ...(value === null && { chi_tieu: m.target_value_bad() }), ...(Object.fromEntries(empty) as Record<string, string>) };
  return { form: typed, errors, planned: { ...typed, value: value ?? 0 } };
}
