import { addDays, addMonths } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** A reporting period in Vietnamese days, both included. */
export interface Period { text: string; first: VietnamDay; last: VietnamDay }

const FORM = /^(20\d{2})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;

/** Reads `2026-10`, `2026-Q4`, `2026-H2` or `2026`; null for anything else. */
export function readPeriod(text: string): Period | null {
  const [, year, month, quarter, half] = FORM.exec(text) ?? [];
  if (year === undefined) return null;
  const [start, months] = month ? [Number(month), 1] : quarter ? [Number(quarter) * 3 - 2, 3] : half ? [Number(half) * 6 - 5, 6] : [1, 12];
  const first = `${year}-${String(start).padStart(2, '0')}-01`;
  return { text, first, last: addDays(addMonths(first, months), -1) };
}

/** The month of a day, `2026-11`. */
export const monthOf = (day: VietnamDay): string => day.slice(0, 7);

/** A day that the calendar has. */
export const isDay = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
