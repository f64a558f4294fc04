import { Invalid, Unprocessable } from '@cho-phien/kernel';
import type { FieldError, VietnamDay } from '@cho-phien/kernel';
import { rateOf } from './figure.js';
import type { SurveyGroup } from './survey-group.js';

/** Indicators that this market cannot see by itself: people go and count. */
export const SURVEYED = ['I6', 'I7', 'I8', 'I12'] as const;
export type Surveyed = (typeof SURVEYED)[number];

/** A roll names every stall, a sample asked some, a register counts rows of a list, declared is taken over from a report. */
export const METHODS = ['roll', 'sample', 'register', 'declared'] as const;
export type SurveyMethod = (typeof METHODS)[number];

/** One stall of a roll. Guided (hướng dẫn) and doing (thực hiện) are two things; `doing` is null where nobody could say. */
export interface Stall { number: string; trade: string | null; guided: boolean; doing: boolean | null }

/**
 * What was counted at a place on a day. `frameSize`: all there are; `sampleSize`: those asked; `guided`: those guided, or set up; `doing`: those who do it, or are active.
 * Counts are people, stalls or villages.
 */
export interface SurveyCounts { frameSize: number; sampleSize: number; guided: number | null; doing: number }

export interface SurveyDraft extends SurveyCounts {
  indicator: Surveyed; communeCode: string; place: string; surveyedOn: VietnamDay; method: SurveyMethod;
  /** I7: residents of this age and older. */
  minimumAge: number | null;
  source: string | null; note: string | null; stalls: readonly Stall[];
  /** I7: those who were told apart, in the order of `GROUP_NAMES`. */
  groups: readonly SurveyGroup[];
}

/** What the rate is of: of a sample those asked (I7), else all there are. */
export const denominatorOf = (indicator: Surveyed, { frameSize, sampleSize }: SurveyCounts): number => (indicator === 'I7' ? sampleSize : frameSize);

export const surveyRate = (indicator: Surveyed, counts: SurveyCounts): number | null => rateOf({ numerator: counts.doing, denominator: denominatorOf(indicator, counts) });

/** The counts that a roll of stalls makes up. */
export const countsOfRoll = (stalls: readonly Stall[], frameSize: number): SurveyCounts => ({
  frameSize, sampleSize: stalls.length, guided: stalls.filter(({ guided }) => guided).length, doing: stalls.filter(({ doing }) => doing === true).length,
});

/** Errors: `insight.survey_does_not_nest`, naming each count that is larger than what it is part of. */
export function checkNesting({ frameSize, sampleSize, guided, doing }: SurveyCounts): void {
  const code = 'insight.survey_does_not_nest';
  const wrong: FieldError[] = [
    ...(sampleSize > frameSize ? [{ path: 'sampleSize', code }] : []), ...(doing > sampleSize ? [{ path: 'doing', code }] : []), ...((guided ?? 0) > sampleSize ? [{ path: 'guided', code }] : []),
  ];
  if (wrong.length > 0) throw new Invalid(code, {}, wrong);
}

/** Errors: `insight.stall_twice` where a roll names a stall twice. */
export function checkRoll(stalls: readonly Stall[]): void {
  const seen = new Set<string>();
  for (const { number } of stalls) {
    if (seen.has(number)) throw new Invalid('insight.stall_twice', { number }, [{ path: 'stalls', code: 'insight.stall_twice' }]);
    seen.add(number);
  }
}

/** Whether a percentage that a report states is what its counts make, to the places it is stated with. */
export function statedRight(stated: number, { doing }: SurveyCounts, denominator: number): boolean {
  if (denominator === 0) return false;
  const places = Number.isInteger(stated) ? 0 : 1;
  return Math.round((doing * 100 * 10 ** places) / denominator) === Math.round(stated * 10 ** places);
}

/**
 * A percentage is never taken over: it is reckoned from its counts, and one that differs is refused with the right one.
 * Errors: `insight.percent_differs`.
 */
export function checkStated(stated: number | undefined, indicator: Surveyed, counts: SurveyCounts): void {
  const denominator = denominatorOf(indicator, counts);
  if (stated === undefined || statedRight(stated, counts, denominator)) return;
  const reckoned = surveyRate(indicator, counts);
  const params = { stated: written(stated), reckoned: reckoned === null ? '–' : written(reckoned), numerator: counts.doing, denominator };
  throw new Unprocessable('insight.percent_differs', params, [{ path: 'statedPercent', code: 'insight.percent_differs' }], { reckoned });
}

const written = (percent: number): string => String(percent).replace('.', ',');

/** Half the width of the 95 % interval of a rate from a sample, or of a part of it, in percentage points to one decimal; null where everybody was asked or nobody was. */
export function marginOfError(whole: SurveyCounts, { sampleSize, doing }: Pick<SurveyCounts, 'sampleSize' | 'doing'> = whole): number | null {
  if (sampleSize === 0 || whole.sampleSize >= whole.frameSize) return null;
  const share = doing / sampleSize;
  const finite = (whole.frameSize - whole.sampleSize) / Math.max(1, whole.frameSize - 1);
  return Math.round(1_960 * Math.sqrt((share * (1 - share) * finite) / sampleSize)) / 10;
}
