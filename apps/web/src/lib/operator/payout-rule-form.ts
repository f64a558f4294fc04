import { day, dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { PayoutRule } from '$lib/server/operator-types';

/** 1 Monday to 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const NAMES = [m.weekday_1, m.weekday_2, m.weekday_3, m.weekday_4, m.weekday_5, m.weekday_6, m.weekday_7];
export const weekdayName = (weekday: number): string => NAMES[weekday - 1]?.() ?? String(weekday);

export type RuleForm = { weekday: number; minimum: string; validFrom: string; preparerApproves: boolean; note: string };

const textOf = (form: FormData, name: string, longest: number) => String(form.get(name) ?? '').trim().slice(0, longest);

export const readRuleForm = (form: FormData): RuleForm => ({
  weekday: Number(form.get('thu')), minimum: textOf(form, 'tu_so', 20), validFrom: textOf(form, 'tu', 10), preparerApproves: form.get('lap') === '1', note: textOf(form, 'ghi', 300),
});

/** What the API takes; null where the day or the amount is not one. `50.000`, `50,000 đ` and `50000` are the same amount. */
export function ruleBody({ weekday, minimum, validFrom, preparerApproves, note }: RuleForm): Record<string, unknown> | null {
  const digits = minimum.replace(/[\s.,đ]/g, '');
  if (!/^\d{1,10}$/.test(digits) || Number(digits) === 0 || !NAMES[weekday - 1] || !/^20\d{2}-\d{2}-\d{2}$/.test(validFrom)) return null;
  return { weekday, minimum: Number(digits), validFrom, preparerApproves, ...(note && { note }) };
}

export const ruleCells = ({ validFrom, weekday, minimum, preparerApproves, note }: PayoutRule): string[] => [
  day(validFrom), weekdayName(weekday), dong(minimum), preparerApproves ? m.payout_rule_any_two() : m.payout_rule_two_others(), note ?? '',
];
