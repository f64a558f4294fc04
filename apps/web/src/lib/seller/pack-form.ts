import type { FieldProblem } from './field-problem';
import { MOST_PACKS, type Pack } from './packs';
import { readWhole } from './read-whole';

const LEAST_PRICE = 1_000;
const MOST = { price: 1_000_000_000, grams: 1_000_000, units: 1_000_000 } as const;
const FILLED = ['don_vi', 'gia', 'nang', 'con'] as const;

/** The name of a pack's field in the form: the place of its row, from 0, and the field. */
export const packField = (place: number, field: string): string => `qc.${place}.${field}`;

/** The pack sizes of a form in their order; undefined where the form has none. Problems are added under their fields. */
export function readPacks(form: FormData, problems: Record<string, FieldProblem>): Pack[] | undefined {
  if (!form.has(packField(0, 'ma'))) return undefined;
  const rows = Array.from({ length: MOST_PACKS }, (_, place) => place).filter((place) => form.has(packField(place, 'ma')) && !isLeftOut(form, place));
  const packs = rows.map((place) => readPack(form, place, problems));
  if (packs.length === 0) problems[packField(0, 'bo')] = 'pack_last';
  packs.forEach(({ name, unit }, at) => {
    const twice = unit !== '' && packs.findIndex((other) => (other.name ?? other.unit) === (name ?? unit)) < at;
    if (twice) problems[packField(rows[at]!, 'don_vi')] = 'pack_twice';
  });
  return packs;
}

const typed = (form: FormData, place: number, field: string): string => String(form.get(packField(place, field)) ?? '').normalize('NFC').trim();

/** Ticked away, or the row for a new one that nobody wrote in. */
const isLeftOut = (form: FormData, place: number): boolean =>
  form.has(packField(place, 'bo')) || (form.has(packField(place, 'moi')) && FILLED.every((field) => typed(form, place, field) === ''));

function readPack(form: FormData, place: number, problems: Record<string, FieldProblem>): Pack {
  const whole = (field: string, problem: FieldProblem, least: number, most: number): number | undefined => {
    const value = readWhole(typed(form, place, field));
    if (value === null || value < least || value > most) problems[packField(place, field)] = problem;
    return value ?? undefined;
  };
  const size = (field: string): number | null => (typed(form, place, field) === '' ? null : (whole(field, 'number', 1, MOST.grams) ?? null));
  const unit = typed(form, place, 'don_vi').slice(0, 40);
  if (unit === '') problems[packField(place, 'don_vi')] = 'unit';
  const name = typed(form, place, 'ten').slice(0, 60);
  return {
    id: typed(form, place, 'ma').slice(0, 36), ...(name && { name }), unit,
    price: whole('gia', 'price', LEAST_PRICE, MOST.price),
    netWeightGrams: size('nang'), netVolumeMl: size('ml'), deliveryWeightGrams: size('nang_gui'),
    ...(form.has(packField(place, 'con')) && { onHand: whole('con', 'count', 0, MOST.units) }),
  };
}
