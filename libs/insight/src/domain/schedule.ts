import { addDays, addMonths } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';
import { readPeriod } from './period.js';

export const EVERY = ['month', 'quarter', 'half', 'year'] as const;
export type Every = (typeof EVERY)[number];

const MONTHS: Record<Every, number> = { month: 1, quarter: 3, half: 6, year: 12 };

/** Why a schedule stopped by itself: its maker holds no post, answers no longer for all its communes, or only reads. */
export type StopReason = 'post_ended' | 'communes_left' | 'reads_only';

/** What keeps an officer from ordering reports of these communes; null where nothing does. `own`: the communes he answers for today, null without a post. */
export function stopReason(communes: readonly string[], own: readonly string[] | null, readsOnly: boolean): StopReason | null {
  if (own === null) return 'post_ended';
  if (readsOnly) return 'reads_only';
  return communes.every((code) => own.includes(code)) ? null : 'communes_left';
}

/** The period that a day lies in: `2026-10`, `2026-Q4`, `2026-H2` or `2026`. */
export function periodOf(day: VietnamDay, every: Every): string {
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
  const which = Math.ceil(Number(month) / MONTHS[every]);
  return { month: `${year}-${month}`, quarter: `${year}-Q${which}`, half: `${year}-H${which}`, year }[every];
}

/** The day on which the report of a period is made: a day of the month after it. */
export function dueOn(period: string, dayOfMonth: number): VietnamDay {
  const next = addDays(readPeriod(period)!.last, 1);
  return addDays(next, dayOfMonth - 1);
}

/** The periods that are due by a day and end on or after the first, oldest first; also those that were missed while nothing ran. */
export function duePeriods(every: Every, dayOfMonth: number, startsOn: VietnamDay, today: VietnamDay): string[] {
  const due: string[] = [];
  for (let period = periodOf(startsOn, every); dueOn(period, dayOfMonth) <= today; period = periodOf(addMonths(readPeriod(period)!.first, MONTHS[every]), every)) due.push(period);
  return due;
}
