import { addDays, addMonths, Invalid } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** A reporting period in Vietnamese days, both included. */
export interface Period { text: string; first: VietnamDay; last: VietnamDay }

const FORM = /^(20\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;

const YEARS = /^(20\d{2})\.\.(20\d{2})$/;
const MOST_YEARS = 10;

/** Reads `2026-10`, `2026-Q4`, `2026-H2`, `2026` or the years `2024..2026`, at most ten; null for anything else. */
export function readPeriod(text: string): Period | null {
  const [, from, until] = YEARS.exec(text) ?? [];
  if (from !== undefined && until !== undefined) return from < until && Number(until) - Number(from) < MOST_YEARS ? { text, first: `${from}-01-01`, last: `${until}-12-31` } : null;
  const [, year, month, quarter, half] = FORM.exec(text) ?? [];
  if (year === undefined) return null;
  const [start, months] = month ? [Number(month), 1] : quarter ? [Number(quarter) * 3 - 2, 3] : half ? [Number(half) * 6 - 5, 6] : [1, 12];
  const first = `${year}-${String(start).padStart(2, '0')}-01`;
  return { text, first, last: addDays(addMonths(first, months), -1) };
}

/** The whole months that days make up, or those days as they are. */
export function monthsOf({ first, last }: Pick<Period, 'first' | 'last'>): Pick<Period, 'first' | 'last'>[] {
  if (!first.endsWith('-01') || !addDays(last, 1).endsWith('-01')) return [{ first, last }];
  const months: Pick<Period, 'first' | 'last'>[] = [];
  for (let start = first; start <= last; start = addMonths(start, 1)) months.push({ first: start, last: addDays(addMonths(start, 1), -1) });
  return months;
}

/** The month of a day, `2026-11`. */
export const monthOf = (day: VietnamDay): string => day.slice(0, 7);

export { isDay } from '@cho-phien/kernel';

/** The day that a state within a period is as of: the period's last, or today while the period runs. Errors: `insight.period_not_begun`. */
export function lastDayOf({ first, last }: Period, today: VietnamDay): VietnamDay {
  if (first > today) throw new Invalid('insight.period_not_begun', {}, [{ path: 'period', code: 'insight.period_not_begun' }]);
  return last < today ? last : today;
}
