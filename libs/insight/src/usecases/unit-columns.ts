import { hasMessage, message } from '@cho-phien/kernel';
import type { Cell, RowColumn } from '@cho-phien/platform';

/** Columns in the order in which people look for them; what is not named here follows as it comes. */
const ORDER = ['certificateNumber', 'orderCode', 'productName', 'holder', 'sellerName', 'communeCode', 'communeName', 'stars', 'productSet', 'state', 'listing', 'part', 'method', 'cashless', 'paidAmount', 'deliveredAt', 'paidAt', 'issuedOn', 'expiresOn'];
const WIDE: Readonly<Record<string, number>> = { productName: 40, holder: 32, sellerName: 32, communeName: 24, orderCode: 22, certificateNumber: 22, deliveredAt: 20, paidAt: 20 };

/** The columns of rows like this one, by the fields they show, with Vietnamese titles; of none, one that says so. */
export function columnsOf(row: Record<string, unknown> | undefined): Record<string, RowColumn> {
  if (row === undefined) return { none: { title: message('insight.no_rows', 'vi'), width: 30 } };
  const place = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const keys = Object.keys(row).sort((one, other) => place(one) - place(other));
  return Object.fromEntries(keys.map((key) => [key, { title: titleOf(key === 'method' && 'surveyedOn' in row ? 'surveyMethod' : key), width: WIDE[key] ?? 14 }]));
}

const titleOf = (key: string): string => (hasMessage(`insight.column.${key}`) ? message(`insight.column.${key}`, 'vi') : key);

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})/;

/** What stands in a cell, in Vietnamese: words for states, the hour of Việt Nam for instants, nothing for what is not known. */
export function cellOf(key: string, value: unknown): Cell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return message(value ? 'insight.value.yes' : 'insight.value.no', 'vi');
  if (Array.isArray(value)) return value.map((part) => String(cellOf(key, part))).join('; ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const [, day, hour] = INSTANT.exec(text) ?? [];
  if (day !== undefined) return `${day} ${hour}`;
  return hasMessage(`insight.value.${key}.${text}`) ? message(`insight.value.${key}.${text}`, 'vi') : text;
}
