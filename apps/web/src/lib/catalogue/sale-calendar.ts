import { day } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { Product } from '$lib/server/types';

/** When goods are sold, in words; empty when all year round. */
export function saleCalendar({ season, window }: Pick<Product, 'season' | 'window'>): string {
  if (season) return m.sale_months({ months: [...season.months].sort((one, other) => one - other).join(', ') });
  return window ? m.sale_days({ from: day(window.from), until: day(window.until) }) : '';
}
