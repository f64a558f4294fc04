import { count, day, dong } from '$lib/i18n/format';
import { producerKind } from '$lib/i18n/producer-kinds';
import { m } from '$lib/paraglide/messages';
import type { IndicatorUnit } from '$lib/server/types';

/** The columns of indicator rows the site has words for, in the order they are shown. */
const COLUMNS: Record<string, () => string> = {
  orderCode: m.row_order,
  productName: m.row_product,
  listing: m.row_listing,
  holder: m.row_holder,
  sellerName: m.row_seller,
  communeName: m.col_commune,
  stars: m.row_stars,
  certificateNumber: m.row_certificate,
  state: m.row_state,
  method: m.row_method,
  paidAmount: m.row_amount,
  orderAmount: m.row_order_amount,
  quantity: m.row_quantity,
  itemsAmount: m.row_items_amount,
  certificates: m.row_certificates,
  task: m.row_task,
  doneBy: m.row_done_by,
  doneAt: m.row_done_on,
  place: m.survey_place,
  stall: m.stall_number,
  trade: m.stall_trade,
  surveyedOn: m.survey_day,
  group: m.row_group,
  weight: m.row_weight,
  producerKind: m.row_kind,
  floors: m.floor,
  claimKind: m.row_claim_kind,
  openedAt: m.desk_opened,
  closeBy: m.claim_close_by,
  closedAt: m.row_closed,
  deliveredAt: m.row_delivered,
  paidAt: m.row_paid,
  issuedOn: m.row_issued,
  expiresOn: m.row_expires,
  part: m.row_part,
  evidence: m.row_evidence,
};

const WORDS: Record<string, () => string> = {
  listed: m.listing_on,
  not_listed: m.listing_off,
  unknown: m.unknown,
  valid: m.state_valid,
  renewal_window: m.state_renewal_window,
  late: m.state_late,
  lodged: m.state_lodged,
  grace: m.state_grace,
  bank_transfer: m.tender_bank_transfer,
  gateway: m.tender_gateway,
  card: m.method_card,
  cash: m.tender_cash,
  qr_at_door: m.tender_qr_at_door,
  listing: m.task_listing,
  review: m.task_review,
  order: m.task_order,
  seller: m.done_by_seller,
  assistant: m.done_by_assistant,
  cooperative: m.done_by_cooperative,
  return: m.claim_short_return,
  exchange: m.claim_short_exchange,
  claim: m.claim_short_claim,
  numerator: m.part_numerator,
  rest: m.part_rest,
  register: m.method_register,
  roll: m.method_roll,
  sample: m.method_sample,
  declared: m.method_declared,
  female: m.group_female,
  male: m.group_male,
  kinh: m.group_kinh,
  minority: m.group_minority,
  unstated: m.unknown,
  expired: m.state_expired,
  revoked: m.state_revoked,
  not_yet_issued: m.reg_state_not_yet,
};

export type FloorNames = Readonly<Record<string, string>>;
export type RowTable = { columns: { key: string; label: string; numeric: boolean; speaks: boolean }[]; rows: string[][] };

/** What is understood without the name of its column. */
const SPEAKING: readonly string[] = ['holder', 'sellerName', 'communeName', 'listing', 'state', 'producerKind', 'method', 'part', 'place', 'task', 'claimKind'];

/** Rows of any indicator as a table of text; keys without a word of ours are left out, and where a unit counts when its listing says so. `floors`: what they are called, by code. */
export function rowTable(units: IndicatorUnit[], floors: FloorNames = {}): RowTable {
  const first = units[0] ?? {};
  const columns = Object.entries(COLUMNS)
    .filter(([key]) => key in first && !(key === 'part' && 'listing' in first))
    .map(([key, label]) => ({ key, label: key === 'method' && 'surveyedOn' in first ? m.survey_method() : label(), numeric: typeof first[key] === 'number', speaks: SPEAKING.includes(key) }));
  return { columns, rows: units.map((unit) => columns.map(({ key }) => cellText(key, unit[key], floors))) };
}

/** What a field of a unit is called, and what stands in it, in the reader's language; without a word of ours, as it is. */
export const fieldName = (key: string): string => COLUMNS[key]?.() ?? key;
export const fieldText = (key: string, value: unknown): string => cellText(key, value);

function cellText(key: string, value: unknown, floors: FloorNames = {}): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((code: string) => floors[code] ?? code).join(', ');
  if (typeof value === 'number') return ['paidAmount', 'orderAmount', 'itemsAmount'].includes(key) ? dong(value) : count(value);
  if (key === 'producerKind') return producerKind(String(value));
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return day(text);
  return WORDS[text]?.() ?? text;
}
