import { day, month } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { PeriodKind } from './periods';

/** `2026-10` → `Tháng 10/2026` or `October 2026`, `2026-Q3` → `Quý 3/2026`, `2026-H2` → `6 tháng cuối năm/2026`, `2026` → `Năm 2026`. */
export function periodName(period: string): string {
  const year = period.slice(0, 4);
  if (period.includes('..')) return m.period_span({ from: year, until: period.slice(-4) });
  if (period.length === 4) return m.period_year({ year });
  if (period[5] === 'H') return m.period_half({ half: period[6] === '1' ? m.period_half_first() : m.period_half_second(), year });
  return period[5] === 'Q' ? m.period_quarter({ quarter: period[6] ?? '', year }) : m.period_month({ month: month(period), year });
}

const KINDS: Record<PeriodKind, () => string> = { month: m.period_months, quarter: m.period_quarters, half: m.period_halves, year: m.period_years, years: m.period_spans };

/** What periods of one length are called together. */
export const periodKindName = (kind: PeriodKind): string => KINDS[kind]();

export const asOfText = (asOf: string): string => m.officer_as_of({ day: day(asOf) });
