/** Reporting periods as the API takes them (`2026-10`, `2026-Q4`, `2026-H2`, `2026`) and days of Việt Nam (`2026-10-31`). */

const ZONE = 'Asia/Ho_Chi_Minh';
/** Of what was before there is nothing to choose: the frames of the former districts and of the communes both begin to be asked for here. */
const FIRST_YEAR = 2024;

export const vietnamDay = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);

export type PeriodKind = 'month' | 'quarter' | 'half' | 'year' | 'years';
export type PeriodGroup = { kind: PeriodKind; periods: string[] };

const FORM = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?$/;
const YEARS = /^(20\d{2})\.\.(20\d{2})$/;

/** Every period that has begun, back to the first year, newest first: months, then quarters, halves, years, and years together until this one. */
export function periodGroups(now: Date): PeriodGroup[] {
  const [year = 0, month = 0] = vietnamDay(now).split('-').map(Number);
  const months = Array.from({ length: Math.max(0, year - FIRST_YEAR) * 12 + month }, (_, back) => {
    const at = new Date(Date.UTC(year, month - 1 - back, 1));
    return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`;
  });
  const once = (of: (text: string) => string): string[] => [...new Set(months.map(of))];
  return [
    { kind: 'month', periods: months },
    { kind: 'quarter', periods: once((text) => `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5)) / 3)}`) },
    { kind: 'half', periods: once((text) => `${text.slice(0, 4)}-H${Number(text.slice(5)) > 6 ? 2 : 1}`) },
    { kind: 'year', periods: once((text) => text.slice(0, 4)) },
    { kind: 'years', periods: Array.from({ length: Math.max(0, year - FIRST_YEAR) }, (_, back) => `${year - 1 - back}..${year}`) },
  ];
}

/** Years after this one for which plans are made. */
const YEARS_AHEAD = 4;

/** The periods that a plan may ask for: years from the last one on, then the parts of this year and of the next. */
export function plannedPeriods(now: Date): PeriodGroup[] {
  const year = Number(vietnamDay(now).slice(0, 4));
  const parts = (count: number, name: (part: number) => string): string[] => [year, year + 1].flatMap((each) => Array.from({ length: count }, (_, part) => `${each}-${name(part + 1)}`));
  return [
    { kind: 'year', periods: Array.from({ length: YEARS_AHEAD + 2 }, (_, at) => String(year - 1 + at)) },
    { kind: 'half', periods: parts(2, (half) => `H${half}`) },
    { kind: 'quarter', periods: parts(4, (quarter) => `Q${quarter}`) },
    { kind: 'month', periods: parts(12, (month) => String(month).padStart(2, '0')) },
  ];
}

/** Of each kind as many as are asked for most; the rest follows behind. */
const RECENT: Record<PeriodKind, number> = { month: 12, quarter: 4, half: 2, year: 3, years: 2 };
export const recentPeriods = (now: Date): PeriodGroup[] => periodGroups(now).map(({ kind, periods }) => ({ kind, periods: periods.slice(0, RECENT[kind]) }));
export const olderPeriods = (now: Date): PeriodGroup[] =>
  periodGroups(now).map(({ kind, periods }) => ({ kind, periods: periods.slice(RECENT[kind]) })).filter(({ periods }) => periods.length > 0);

export const isPeriod = (asked: string | null): asked is string => asked !== null && (FORM.test(asked) || YEARS.test(asked));

export const readPeriod = (asked: string | null, now: Date): string =>
  isPeriod(asked) ? asked : vietnamDay(now).slice(0, 7);

/** The day a stock figure is as of: the one asked for, else the period's last day, never after today. */
export function readAsOf(asked: string | null, period: string, now: Date): string {
  const today = vietnamDay(now);
  const wanted = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : lastDay(period);
  return wanted < today ? wanted : today;
}

/** The newest quarter that is over. */
export const lastQuarter = (now: Date): string | null =>
  periodGroups(now).find(({ kind }) => kind === 'quarter')?.periods.find((period) => !isRunning(period, now)) ?? null;

/** The last day of a period; of what is none, the last day of its year. */
export function lastDay(period: string): string {
  const [, , until] = YEARS.exec(period) ?? [];
  if (until) return `${until}-12-31`;
  const [, year, month, quarter, half] = FORM.exec(period) ?? [];
  const last = month ? Number(month) : quarter ? Number(quarter) * 3 : half ? Number(half) * 6 : 12;
  return new Date(Date.UTC(Number(year ?? period.slice(0, 4)), last, 0)).toISOString().slice(0, 10);
}

/** The day before one, `2026-11-01` → `2026-10-31`. */
export const dayBefore = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** Whether a period ends after today, so that its figures are provisional. */
export const isRunning = (period: string, now: Date): boolean => lastDay(period) >= vietnamDay(now);
