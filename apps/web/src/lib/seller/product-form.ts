import type { ProductFields } from './draft';
import type { FieldProblem } from './field-problem';
import { readPacks } from './pack-form';
import { readWhole } from './read-whole';
import type { Attribute } from './types';

/** The problems stand under the field's name in the form. */
export type ReadProduct = { fields: ProductFields; problems: Record<string, FieldProblem> };

export const UNITS = ['chai', 'gói', 'hộp', 'kg', 'lọ', 'túi', 'con', 'chiếc'] as const;
export const ATTRIBUTE = 'dt.';
const MOST_UNITS = 1_000_000;

/**
 * Reads the form of goods, in the browser and on the server alike. A field that the form does not
 * have is left out, so that a page with few fields changes only those; one that was emptied is null.
 */
export function readProductForm(form: FormData, attributes: readonly Attribute[] = []): ReadProduct {
  const problems: ReadProduct['problems'] = {};
  const text = (name: string, most: number) =>
    form.has(name) ? String(form.get(name)).normalize('NFC').trim().slice(0, most) : undefined;
  const needed = (name: string, problem: FieldProblem, least: number) => {
    const typed = text(name, 20);
    if (typed === undefined) return undefined;
    const value = readWhole(typed);
    if (value === null || value < least || value > MOST_UNITS * 1_000) problems[name] = problem;
    return value ?? undefined;
  };
  const fields: ProductFields = {
    name: text('ten', 120),
    price: needed('gia', 'price', 1_000),
    unit: text('don_vi', 20),
    onHand: needed('con', 'count', 0),
    productSet: text('bo', 10) || undefined,
    description: text('mo_ta', 4_000),
    story: text('cau_chuyen', 8_000),
    ingredients: text('thanh_phan', 1_000),
    variants: readPacks(form, problems),
    certificateId: form.has('chung_nhan') ? text('chung_nhan', 40) || null : undefined,
    producerSellerId: form.has('ho_lam') ? text('ho_lam', 40) || null : undefined,
    season: readSeason(form),
    window: readWindow(form, problems),
    attributes: readAttributes(form, attributes, problems),
  };
  if (fields.season && fields.window) problems.dot = 'calendar';
  if (fields.name !== undefined && fields.name.length < 2) problems.ten = 'name';
  if (form.has('ten') && !fields.variants && !fields.unit) problems.don_vi = 'unit';
  return { fields: withoutAbsent(fields), problems };
}

/** The months are sent with `mua` = 1, so that none chosen means all the year. */
function readSeason(form: FormData): ProductFields['season'] {
  if (!form.has('mua')) return undefined;
  const months = form.getAll('thang').map(Number).filter((month) => Number.isInteger(month) && month >= 1 && month <= 12);
  return months.length ? { months } : null;
}

/** The harvest's days; both empty: none is named. */
function readWindow(form: FormData, problems: ReadProduct['problems']): ProductFields['window'] {
  if (!form.has('dot_tu')) return undefined;
  const [from, until] = [String(form.get('dot_tu')), String(form.get('dot_den') ?? '')];
  if (from === '' && until === '') return null;
  if ([from, until].every((day) => /^\d{4}-\d\d-\d\d$/.test(day)) && from <= until) return { from, until };
  problems.dot = 'window';
  return undefined;
}

function readAttributes(form: FormData, attributes: readonly Attribute[], problems: ReadProduct['problems']) {
  const read: NonNullable<ProductFields['attributes']> = {};
  for (const { code, kind } of attributes) {
    const typed = String(form.get(ATTRIBUTE + code) ?? '').normalize('NFC').trim().slice(0, 500);
    if (typed === '') continue;
    const number = Number(typed.replace(',', '.'));
    if (kind === 'number' && !Number.isFinite(number)) problems[ATTRIBUTE + code] = 'number';
    else read[code] = kind === 'number' ? number : kind === 'yes_no' ? typed === 'co' : typed;
  }
  return attributes.length ? read : undefined;
}

const withoutAbsent = (fields: ProductFields): ProductFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
