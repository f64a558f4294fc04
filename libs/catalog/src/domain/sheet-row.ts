import { createHash } from 'node:crypto';
import { dong, fold, MAX_DONG, stored } from '@cho-phien/kernel';
import type { AttributeValue, ListingInput } from './listing-content.js';
import { ATTRIBUTES } from './product-attributes.js';
import { isProductSet, PRODUCT_SETS } from './product-sets.js';
import type { SheetColumn, SheetField } from './sheet-columns.js';
import { writtenDay } from './written-day.js';

export interface SheetError { row: number; column: string | null; code: string; params: Record<string, string | number> }

/** A row that can be entered. `key` finds it again in a later file, `hash` tells whether it still says the same. */
export interface SheetRow { row: number; key: string; hash: string; code: string | null; input: ListingInput & { name: string; price: NonNullable<ListingInput['price']>; unit: string } }

type Fault = [code: string, params?: Record<string, string | number>];
const fault = (code: string, params: Record<string, string | number> = {}): Fault => [code, params];
export type Read<Value> = { value: Value } | { fault: Fault };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Reads one row; every cell that is wrong is told, not only the first. Empty cells say nothing. */
export function readRow(row: number, columns: readonly (SheetColumn | null)[], cells: readonly string[]): { good: SheetRow } | { errors: SheetError[] } {
  const said: Record<string, unknown> = {};
  const attributes: Record<string, AttributeValue> = {};
  const errors: SheetError[] = [];
  columns.forEach((column, index) => {
    const text = stored(cells[index] ?? '');
    if (!column || text === '') return;
    const read = column.field.startsWith('attributes.') ? readAttribute(column.field.slice('attributes.'.length), text) : READERS[column.field as SheetField](text);
    if ('fault' in read) errors.push({ row, column: column.title, code: read.fault[0], params: read.fault[1] ?? {} });
    else if (column.field.startsWith('attributes.')) attributes[column.field.slice('attributes.'.length)] = read.value as AttributeValue;
    else said[column.field] = read.value;
  });
  for (const [field, title] of [['name', 'Tên hàng'], ['price', 'Giá (đồng)'], ['unit', 'Đơn vị']] as const) {
    if (said[field] === undefined && !errors.some(({ column }) => column === title)) errors.push({ row, column: title, code: 'catalog.sheet_empty', params: {} });
  }
  return errors.length > 0 ? { errors } : { good: keyed(row, said, attributes) };
}

function keyed(row: number, { code = null, ...said }: Record<string, unknown>, attributes: Record<string, AttributeValue>): SheetRow {
  const input = { ...said, ...(Object.keys(attributes).length > 0 && { attributes }) } as SheetRow['input'];
  const hash = sha256(JSON.stringify([code, Object.entries(said).sort(byName), Object.entries(attributes).sort(byName)]));
  return { row, key: code === null ? `dong:${hash}` : `ma:${fold(code as string)}`, hash, code: code as string | null, input };
}

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

const textOf = (max: number) => (text: string): Read<string> => (text.length <= max ? { value: text } : { fault: fault('catalog.sheet_too_long', { max }) });

/** Thousands may be set apart with dots, commas or spaces, and đ or a unit may follow. */
function wholeNumber(least: number, most: number) {
  return (text: string): Read<number> => {
    const digits = text.replace(/\s*(đ|đồng|vnd|vnđ|g|gam|ml)$/i, '').replace(/^(\d{1,3})([.,\s]\d{3})+$/, (grouped) => grouped.replace(/[.,\s]/g, ''));
    const value = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
    if (!Number.isSafeInteger(value)) return { fault: fault('catalog.sheet_not_whole', { text: text.slice(0, 40) }) };
    return value >= least && value <= most ? { value } : { fault: fault('catalog.sheet_out_of_range', { least, most }) };
  };
}

export function setOf(text: string): Read<string> {
  const code = /^(QD26-)?\d{1,2}$/i.test(text) ? `QD26-${text.replace(/^QD26-/i, '').padStart(2, '0')}` : PRODUCT_SETS.find(({ name }) => fold(name) === fold(text))?.code ?? '';
  return isProductSet(code) ? { value: code } : { fault: fault('catalog.sheet_unknown_set', { text: text.slice(0, 40) }) };
}

const amount = wholeNumber(1, 1_000_000);

const READERS: Readonly<Record<SheetField, (text: string) => Read<unknown>>> = {
  code: textOf(80), name: textOf(120), unit: textOf(40), productSet: setOf,
  price: (text) => { const read = wholeNumber(1, MAX_DONG)(text); return 'value' in read ? { value: dong(read.value) } : read; },
  onHand: wholeNumber(0, 1_000_000), netWeightGrams: amount, netVolumeMl: amount, deliveryWeightGrams: amount,
  description: textOf(4_000), story: textOf(8_000), ingredients: textOf(1_000),
  communeCode: (text) => (/^\d{4,5}$/.test(text) ? { value: text.padStart(5, '0') } : { fault: fault('catalog.sheet_bad_commune') }),
};

function readAttribute(code: string, text: string): Read<AttributeValue> {
  const attribute = ATTRIBUTES.get(code)!;
  switch (attribute.kind) {
    case 'text': return textOf(500)(text);
    case 'number': return decimal(text);
    case 'date': return dayOf(text);
    case 'yes_no': return yesNo(text);
    case 'choice': {
      const choice = (attribute.choices ?? []).find((each) => fold(each.name) === fold(text) || each.code === text);
      return choice ? { value: choice.code } : { fault: fault('catalog.sheet_no_choice', { choices: (attribute.choices ?? []).map(({ name }) => name).join(', ') }) };
    }
  }
}

const decimal = (text: string): Read<number> => (/^\d{1,6}([.,]\d)?$/.test(text) ? { value: Number(text.replace(',', '.')) } : { fault: fault('catalog.sheet_not_number', { text: text.slice(0, 40) }) });

function dayOf(text: string): Read<string> {
  const day = writtenDay(text);
  return day === null ? { fault: fault('catalog.sheet_bad_day') } : { value: day };
}

function yesNo(text: string): Read<boolean> {
  const answer = { co: true, yes: true, x: true, khong: false, no: false }[fold(text)];
  return answer === undefined ? { fault: fault('catalog.sheet_not_yes_no') } : { value: answer };
}
