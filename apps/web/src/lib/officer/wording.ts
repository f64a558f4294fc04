import { day } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';

/** `2026-10` → `Tháng 10/2026`, `2026-Q3` → `Quý 3/2026`. */
export function periodName(period: string): string {
  const year = period.slice(0, 4);
  return period[5] === 'Q'
    ? m.period_quarter({ quarter: period[6] ?? '', year })
    : m.period_month({ month: String(Number(period.slice(5))), year });
}

export const asOfText = (asOf: string): string => m.officer_as_of({ day: day(asOf) });
