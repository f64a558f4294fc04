/** The time of day as a part that tests can set. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date { return new Date(); }
}

/** A clock that stands still until moved. */
export class FixedClock extends Clock {
  constructor(private instant: Date) { super(); }
  now(): Date { return new Date(this.instant); }
  set(instant: Date): void { this.instant = instant; }
  advance(milliseconds: number): void { this.instant = new Date(this.instant.getTime() + milliseconds); }
}

/** A calendar day in Vietnam, `YYYY-MM-DD`. */
export type VietnamDay = string;

/** A day that the calendar has, of this century. */
export const isDay = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const VIETNAM_OFFSET = 7 * 3_600_000; // Asia/Ho_Chi_Minh keeps UTC+7 all year.
const DAY = 86_400_000;

/** The calendar day in Asia/Ho_Chi_Minh on which an instant falls. */
export const vietnamDay = (instant: Date): VietnamDay => new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(0, 10);

/** First instant of a Vietnamese day. */
export const startOfVietnamDay = (day: VietnamDay): Date => new Date(Date.parse(`${day}T00:00:00Z`) - VIETNAM_OFFSET);

/** First instant after a Vietnamese day. */
export const endOfVietnamDay = (day: VietnamDay): Date => new Date(startOfVietnamDay(day).getTime() + DAY);

export const addDays = (day: VietnamDay, days: number): VietnamDay => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Same day of a later month; the last day of that month where it is shorter. */
export function addMonths(day: VietnamDay, months: number): VietnamDay {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`;
}

/** A day, or a month, as people here write it: `12/12/2026`. */
export const writtenDay = (day: VietnamDay): string => day.split('-').reverse().join('/');

/** An instant as ISO 8601 with Vietnam's offset, e.g. `2026-11-22T08:30:00.000+07:00`. */
export const isoVietnam = (instant: Date): string => `${new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(0, -1)}+07:00`;
