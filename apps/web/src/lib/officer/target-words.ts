import { day, dong, rate } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Target, TargetLine } from '$lib/server/report-types';
import { countsText, percentText } from './report-words';
import { periodName } from './wording';

export const planText = ({ planNumber, planDate, issuer }: Target): string => m.target_plan({ number: planNumber, day: day(planDate), issuer });

/** What a plan asks for: of a rate percent, of an amount đồng. */
export const plannedText = ({ unit, value }: Target): string => (unit === 'dong' ? dong(value) : rate(value));

const reachedText = ({ unit }: Target, actual: NonNullable<TargetLine['actual']>): string => (unit === 'dong' ? dong(actual.numerator) : `${percentText(actual.rate)} (${countsText(actual)})`);

export const targetCells = ({ code, title, target, actual, progress }: TargetLine): string[] => [
  `${code} · ${title}`,
  periodName(target.period),
  plannedText(target),
  actual ? reachedText(target, actual) : m.target_not_begun(),
  progress === null ? '' : rate(progress),
  planText(target),
];
