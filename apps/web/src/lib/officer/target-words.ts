import { day, rate } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Target, TargetLine } from '$lib/server/report-types';
import { countsText, percentText } from './report-words';
import { periodName } from './wording';

export const planText = ({ planNumber, planDate, issuer }: Target): string => m.target_plan({ number: planNumber, day: day(planDate), issuer });

export const targetCells = ({ code, title, target, actual, progress }: TargetLine): string[] => [
  `${code} · ${title}`,
  periodName(target.period),
  rate(target.value),
  actual ? `${percentText(actual.rate)} (${countsText({ base: 'orders', ...actual })})` : m.target_not_begun(),
  progress === null ? '' : rate(progress),
  planText(target),
];

/** `62,5` or `62.5` as people type it; null for anything that is no percentage to one decimal. */
export function readPercent(typed: string): number | null {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,3}(\.\d)?$/.test(text) && Number(text) <= 100 ? Number(text) : null;
}
