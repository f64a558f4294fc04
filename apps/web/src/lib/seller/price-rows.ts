import { readWhole } from './read-whole';

/** One of the goods on the page of many prices, as typed. */
export type PriceRow = { id: string; revision: number; was: number; typed: string };
export type PriceEdit = { id: string; baseRevision: number; price: number };

/** Rows of the form `gia`: the fields of one of the goods carry its id. */
export function priceRows(form: FormData): PriceRow[] {
  return form.getAll('mon').map((id) => ({
    id: String(id),
    revision: Number(form.get(`ban-${String(id)}`)),
    was: Number(form.get(`cu-${String(id)}`)),
    typed: String(form.get(`gia-${String(id)}`) ?? '').trim(),
  }));
}

/** Those whose price was changed, and the ids of those where what was typed is no price. */
export function priceEdits(rows: readonly PriceRow[]): { edits: PriceEdit[]; unread: string[] } {
  const read = rows.map((row) => ({ ...row, price: readWhole(row.typed) }));
  return {
    edits: read.flatMap(({ id, revision, was, price }) => (price !== null && price > 0 && price !== was ? [{ id, baseRevision: revision, price }] : [])),
    unread: read.flatMap(({ id, price }) => (price === null || price <= 0 ? [id] : [])),
  };
}
