import { count, day, dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { IndicatorUnit } from '$lib/server/types';

/** The columns of indicator rows the site has words for, in the order they are shown. */
const COLUMNS: Record<string, () => string> = {
  orderCode: m.row_order,
  productName: m.row_product,
  name: m.row_product,
  certificateNumber: m.row_certificate,
  number: m.row_certificate,
  holder: m.row_holder,
  sellerName: m.row_seller,
  communeName: m.col_commune,
  communeCode: m.row_commune_code,
  stars: m.row_stars,
  state: m.row_state,
  status: m.row_state,
  method: m.row_method,
  paidAmount: m.row_amount,
  amount: m.row_amount,
  deliveredAt: m.row_delivered,
  expiresOn: m.row_expires,
  evidence: m.row_evidence,
  where: m.row_floors,
};

export type RowTable = { columns: { key: string; label: string; numeric: boolean }[]; rows: string[][] };

/** Rows of any indicator as a table of text; keys without a word of ours are left out. */
export function rowTable(units: IndicatorUnit[]): RowTable {
  const first = units[0] ?? {};
  const columns = Object.entries(COLUMNS)
    .filter(([key]) => key in first)
    .map(([key, label]) => ({ key, label: label(), numeric: typeof first[key] === 'number' }));
  return { columns, rows: units.map((unit) => columns.map(({ key }) => cellText(key, unit[key]))) };
}

function cellText(key: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'number') return /amount/i.test(key) ? dong(value) : count(value);
  if (typeof value === 'boolean') return value ? m.yes() : m.no();
  const text = String(value);
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? day(text) : text;
}
