import { Invalid } from './errors.js';
import { isId } from './ids.js';
import { defineMessages } from './messages.js';

/** One page of a list; `next` is the opaque `after` of the following page, null at the end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

/** The place after which a page starts: the sort values of the last row, then its id. */
export type Cursor = readonly (string | number)[];

export const encodeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Reads an `after` parameter. Errors: `paging.bad_cursor`. */
export function decodeCursor(after: string | undefined, length: number): Cursor | null {
  if (after === undefined) return null;
  try {
    const cursor: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(cursor) && cursor.length === length && cursor.every((part) => typeof part === 'string' || Number.isFinite(part))) return cursor as Cursor;
  } catch { /* answered below */ }
  throw new Invalid('paging.bad_cursor');
}

/** The same for a list that is ordered by id alone. Errors: `paging.bad_cursor`. */
export function decodeIdCursor(after: string | undefined): Cursor | null {
  const cursor = decodeCursor(after, 1);
  if (cursor && !isId(String(cursor[0]))) throw new Invalid('paging.bad_cursor');
  return cursor;
}

/** Cuts limit + 1 rows to a page. */
export function toPage<Row, Item>(rows: readonly Row[], limit: number, cursorOf: (row: Row) => Cursor, shape: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(shape), next: rows.length > limit && last !== undefined ? encodeCursor(cursorOf(last)) : null };
}

defineMessages({
  'paging.bad_cursor': { vi: 'Chỗ xem tiếp không đúng. Mở lại danh sách từ đầu.', en: 'This place in the list is not valid. Start from the first page.' },
});
