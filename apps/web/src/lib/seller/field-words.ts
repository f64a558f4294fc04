import { m } from '$lib/paraglide/messages';
import type { FieldProblem } from './field-problem';
import { packField } from './pack-form';

const WORDS: Record<FieldProblem, () => string> = {
  name: m.ban_error_name,
  price: m.ban_error_price,
  unit: m.ban_error_unit,
  count: m.ban_error_count,
  number: m.ban_error_number,
  calendar: m.ban_error_calendar,
  window: m.ban_error_window,
  pack_last: m.ban_error_pack_last,
  pack_twice: m.ban_error_pack_twice,
};

/** The sentences under the fields. */
export const problemWords = (problems: Record<string, FieldProblem>): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, WORDS[problem]()]));

const FIELD_OF: Record<string, string> = {
  name: 'ten', price: 'gia', unit: 'don_vi', onHand: 'con', photos: 'anh', productSet: 'bo', description: 'mo_ta', story: 'cau_chuyen',
  ingredients: 'thanh_phan', variants: 'quy-cach', netWeightGrams: 'nang', netVolumeMl: 'ml', deliveryWeightGrams: 'nang_gui', certificateId: 'chung_nhan', season: 'mua', window: 'dot', producerSellerId: 'ho_lam',
};

/** The form's field for a field of the API: `attributes.humidity` → `dt.humidity`, `/price` → `gia`, `variants.1.price` → `qc.1.gia`. */
export function formField(path: string): string {
  const plain = path.replace(/^[/.]/, '').replaceAll('/', '.');
  const pack = /^variants\.(\d+)\.(\w+)$/.exec(plain);
  if (pack) return packField(Number(pack[1]), FIELD_OF[pack[2]!] ?? pack[2]!);
  return plain.startsWith('attributes.') ? `dt.${plain.slice('attributes.'.length)}` : (FIELD_OF[plain.split('.')[0] ?? ''] ?? plain);
}
