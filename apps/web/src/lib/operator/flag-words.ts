import { m } from '$lib/paraglide/messages';

const RULES: Record<string, () => string> = {
  bank_change_after_new_assistant: m.flag_bank_change,
  mass_price_cut: m.flag_price_cut,
  one_phone_many_sellers: m.flag_one_phone,
  self_dealing: m.flag_self_dealing,
  assisted_burst: m.flag_burst,
};

export const flagName = (rule: string): string => RULES[rule]?.() ?? rule;

/** A sentence as it came; of named values their words. */
export const flagDetail = (detail: string | Record<string, unknown> | null): string =>
  typeof detail === 'string' ? detail : Object.entries(detail ?? {}).map(([name, value]) => `${name}: ${String(value)}`).join(', ');
