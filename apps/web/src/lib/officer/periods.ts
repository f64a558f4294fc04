/** Reporting months as the API takes them (`2026-10`) and days of Việt Nam (`2026-10-31`). */

const ZONE = 'Asia/Ho_Chi_Minh';
const MONTHS_SHOWN = 12;

export const vietnamDay = (now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);

/** This month and the eleven before it, newest first, then the quarters they make up. */
export function recentPeriods(now: Date): string[] {
  const [year = 0, month = 0] = vietnamDay(now).split('-').map(Number);
  const months = Array.from({ length: MONTHS_SHOWN }, (_, back) => {
    const at = new Date(Date.UTC(year, month - 1 - back, 1));
    return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`;
  });
  return [...months, ...new Set(months.map(quarterOf))];
}

const quarterOf = (month: string): string =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

const PERIOD = /^\d{4}-(?:0[1-9]|1[0-2]|Q[1-4])$/;

export const readPeriod = (asked: string | null, now: Date): string =>
  asked && PERIOD.test(asked) ? asked : vietnamDay(now).slice(0, 7);

/** The day a stock figure is as of: the one asked for, else the period's last day, never after today. */
export function readAsOf(asked: string | null, period: string, now: Date): string {
  const today = vietnamDay(now);
  const wanted = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : lastDay(period);
  return wanted < today ? wanted : today;
}

export function lastDay(period: string): string {
  const year = Number(period.slice(0, 4));
  const month = period[5] === 'Q' ? Number(period[6]) * 3 : Number(period.slice(5));
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
