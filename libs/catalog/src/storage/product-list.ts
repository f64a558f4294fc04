import { Injectable } from '@nestjs/common';
import { decodeCursor, MAX_DONG } from '@cho-phien/kernel';
import type { Cursor, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { ProductFilter, Sort } from '../domain/product-filter.js';
import { CARD, EFFECTIVE, ON_SALE, SHOWN } from './card.js';

/** The sort values and then the id, so that no two rows are equal. */
interface Order { keys: readonly string[]; types: readonly string[]; descending: boolean }

const SHOWN_STARS = `case when ${EFFECTIVE} then p.certificate_stars else 0 end`;

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: { keys: ['p.created_at', 'p.id'], types: ['timestamptz', 'uuid'], descending: true },
  price: { keys: ['p.price_amount', 'p.id'], types: ['bigint', 'uuid'], descending: false },
  '-price': { keys: ['p.price_amount', 'p.id'], types: ['bigint', 'uuid'], descending: true },
  name: { keys: ['p.name', 'p.id'], types: ['text', 'uuid'], descending: false },
  stars: { keys: [SHOWN_STARS, 'p.created_at', 'p.id'], types: ['int', 'timestamptz', 'uuid'], descending: true },
};

/** The list of goods: one statement a page, whatever is filtered and however it is sorted. */
@Injectable()
export class ProductList {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Goods in the shop on a day: the JSON text of a `Page<Card>`. The database writes the cards and nobody
   * reads them on the way, which is half the work of a page. Errors: `paging.bad_cursor`.
   */
  async page(filter: ProductFilter, sort: Sort, paging: { limit: number; after?: string }, today: VietnamDay): Promise<string> {
    const order = ORDERS[sort];
    const parameters: unknown[] = [today];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [SHOWN, ...conditionsOf(filter, place)];
    const cursor = decodeCursor(paging.after, order.keys.length);
    if (cursor) conditions.push(afterCursor(order, cursor, place));
    const sorted = `order by ${order.keys.map((key) => key + (order.descending ? ' desc' : '')).join(', ')}`;
    // Cut to the page first: where no index gives the order, cards are written for the page alone.
    const rows: { card: string; cursor: string }[] = await this.dataSource.query(
      `select ${CARD}::text as card, json_build_array(${order.keys.join(', ')})::text as cursor
       from (select * from catalog.products p where ${conditions.join(' and ')} ${sorted} limit ${place(paging.limit + 1)}) p ${sorted}`, parameters);
    return pageText(rows, paging.limit);
  }
}

function pageText(rows: readonly { card: string; cursor: string }[], limit: number): string {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? `"${Buffer.from(shown.at(-1)!.cursor).toString('base64url')}"` : 'null';
  return `{"items":[${shown.map(({ card }) => card).join(',')}],"next":${next}}`;
}

function conditionsOf(filter: ProductFilter, place: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const when = (value: unknown, condition: (placed: string) => string): void => { if (value !== undefined) conditions.push(condition(place(value))); };
  when(filter.set, (sets) => `p.product_set = any(${sets})`);
  when(filter.stars, (stars) => `p.certificate_stars = ${stars} and ${EFFECTIVE}`);
  when(filter.province, (province) => `p.province_code = ${province}`);
  when(filter.commune, (commune) => `p.commune_code = ${commune}`);
  when(filter.seller, (seller) => `p.seller_slug = ${seller}`);
  when(filter.minPrice, (price) => `p.price_amount >= ${price}`);
  when(filter.maxPrice, (price) => `p.price_amount <= ${price}`);
  if (filter.inStock !== undefined) conditions.push(filter.inStock ? `p.available > 0 and ${ON_SALE}` : `not (p.available > 0 and ${ON_SALE})`);
  if (filter.inStock && (filter.minPrice !== undefined || filter.maxPrice !== undefined)) conditions.push(packInStock(filter, place));
  return conditions;
}

/** Price and stock must be met by one and the same pack, not the one by the small pack and the other by the large. */
const packInStock = ({ minPrice, maxPrice }: ProductFilter, place: (value: unknown) => string): string =>
  `exists (select 1 from catalog.variants v where v.product_id = p.id and v.available > 0 and v.price_amount between ${place(minPrice ?? 0)} and ${place(maxPrice ?? MAX_DONG)})`;

const afterCursor = ({ keys, types, descending }: Order, cursor: Cursor, place: (value: unknown) => string): string =>
  `(${keys.join(', ')}) ${descending ? '<' : '>'} (${cursor.map((part, index) => `${place(part)}::${types[index]}`).join(', ')})`;
