import { count, day, dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { IndicatorUnit } from '$lib/server/types';

/** The columns of indicator rows the site has words for, in the order they are shown. */
const COLUMNS: Record<string, () => string> = {
  orderCode: m.row_order,
  productName: m.row_product,
  certificateNumber: m.row_certificate,
  holder: m.row_holder,
  sellerName: m.row_seller,
  communeName: m.col_commune,
  stars: m.row_stars,
  listing: m.row_listing,
  state: m.row_state,
  method: m.row_method,
  paidAmount: m.row_amount,
  deliveredAt: m.row_delivered,
  paidAt: m.row_paid,
  issuedOn: m.row_issued,
  expiresOn: m.row_expires,
};

const WORDS: Record<string, () => string> = {
  listed: m.unit_listed,
  not_listed: m.unit_unlisted,
  unknown: m.unknown,
  valid: m.state_valid,
  renewal_window: m.state_renewal_window,
  late: m.state_late,
  grace: m.state_grace,
  bank_transfer: m.tender_bank_transfer,
  gateway: m.tender_gateway,
  card: m.method_card,
  cash: m.tender_cash,
  qr_at_door: m.tender_qr_at_door,
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
  if (typeof value === 'number') return key === 'paidAmount' ? dong(value) : count(value);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return day(text);
  return WORDS[text]?.() ?? text;
}
