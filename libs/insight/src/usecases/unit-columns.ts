import { hasMessage, message } from '@cho-phien/kernel';
import type { RowCell, RowColumn } from '@cho-phien/platform';

/** Columns in the order in which people look for them; what is not named here follows as it comes. */
const ORDER = ['certificateNumber', 'orderCode', 'productName', 'holder', 'sellerName', 'communeCode', 'communeName', 'stars', 'productSet', 'productSetName', 'producerKind', 'state', 'listing', 'floors', 'part', 'evidence', 'method', 'cashless', 'paidAmount', 'orderAmount', 'deliveredAt', 'paidAt', 'issuedOn', 'expiresOn', 'buyerProvinceCode', 'buyerProvinceName', 'channel'];
/** Letters of a column that needs more or fewer than usual; on paper also its share of the width. */
const WIDTHS: Readonly<Record<string, number>> = {
  certificateNumber: 24, orderCode: 22, productName: 28, holder: 24, sellerName: 24, communeCode: 10, communeName: 16, stars: 8, productSet: 13, productSetName: 24, producerKind: 16, state: 18,
  listing: 12, floors: 16, part: 15, evidence: 15, deliveredAt: 17, paidAt: 17, openedAt: 17, closedAt: 17, closeBy: 17, doneAt: 17, issuedOn: 16, expiresOn: 16, surveyedOn: 16,
  buyerProvinceCode: 10, buyerProvinceName: 16, productSlug: 24,
};

/** The columns of rows like this one, by the fields they show, with Vietnamese titles; of none, one that says so. */
export function columnsOf(row: Record<string, unknown> | undefined): Record<string, RowColumn> {
  if (row === undefined) return { none: { title: message('insight.no_rows', 'vi'), width: 30 } };
  const place = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const keys = Object.keys(row).sort((one, other) => place(one) - place(other));
  return Object.fromEntries(keys.map((key) => [key, { title: titleOf(key === 'method' && 'surveyedOn' in row ? 'surveyMethod' : key), width: WIDTHS[key] ?? 14 }]));
}

const titleOf = (key: string): string => (hasMessage(`insight.column.${key}`) ? message(`insight.column.${key}`, 'vi') : key);

const TIMED = /(On|At|By)$/;
const TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/;

/** What stands in a cell, in Vietnamese: words for states, days and the hour of Việt Nam for instants as dates, nothing for what is not known. */
export function cellOf(key: string, value: unknown): RowCell {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return message(value ? 'insight.value.yes' : 'insight.value.no', 'vi');
  if (Array.isArray(value)) return value.map(String).join('; ');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const [, day, hour] = (TIMED.test(key) && TIME.exec(text)) || [];
  if (day !== undefined) return { time: hour === undefined ? day : `${day} ${hour}` };
  return hasMessage(`insight.value.${key}.${text}`) ? message(`insight.value.${key}.${text}`, 'vi') : text;
}
