import { addMonths } from '@cho-phien/kernel';
import type { VietnamDay } from '@cho-phien/kernel';

/** Months that are worked out again: money of a sale may become known after the month in which it happened. */
export const OPEN_MONTHS = 3;

export const monthOf = (day: VietnamDay): string => day.slice(0, 7);

/** Whole months `YYYY-MM` that ended before a day, oldest first: all since the first sale when none is known yet, else the last ones. */
export function wholeMonths(firstSale: VietnamDay, today: VietnamDay, known: boolean): string[] {
  const months: string[] = [];
  for (let first = `${monthOf(firstSale)}-01`; monthOf(first) < monthOf(today); first = addMonths(first, 1)) months.push(monthOf(first));
  return known ? months.slice(-OPEN_MONTHS) : months;
}

/** Percent of the goods that the market kept in fees, to a tenth, half up; null when nothing was sold. Taxes are not the market's. */
export function takeRate({ goods, commission, gatewayFee }: { goods: number; commission: number; gatewayFee: number }): number | null {
  return goods <= 0 ? null : Math.round(((commission + gatewayFee) * 1_000) / goods) / 10;
}
