import { Injectable } from '@nestjs/common';
import { decodeCursor, MAX_DONG, toPage } from '@cho-phien/kernel';
import type { Cursor, Page, VietnamDay } from '@cho-phien/kernel';
import { DataSource } from 'typeorm';
import type { ProductFilter, Sort } from '../domain/product-filter.js';
import { CARD_COLUMNS, EFFECTIVE, SHOWN, toCard } from './card.js';
import type { Card, CardRow } from './card.js';

interface Order {
  /** The sort values and then the id, so that no two rows are equal. */
  keys: readonly string[];
  types: readonly string[];
  descending: boolean;
  cursorOf: (row: CardRow) => Cursor;
}

const SHOWN_STARS = `case when ${EFFECTIVE} then p.certificate_stars else 0 end`;
const byPrice = { keys: ['p.price_amount', 'p.id'], types: ['bigint', 'uuid'], cursorOf: (row: CardRow): Cursor => [row.price, row.id] };

const ORDERS: Readonly<Record<Sort, Order>> = {
  newest: { keys: ['p.created_at', 'p.id'], types: ['timestamptz', 'uuid'], descending: true, cursorOf: (row) => [row.createdAt.toISOString(), row.id] },
  price: { ...byPrice, descending: false },
  '-price': { ...byPrice, descending: true },
  name: { keys: ['p.name', 'p.id'], types: ['text', 'uuid'], descending: false, cursorOf: (row) => [row.name, row.id] },
  stars: {
    keys: [SHOWN_STARS, 'p.created_at', 'p.id'], types: ['int', 'timestamptz', 'uuid'], descending: true,
    cursorOf: (row) => [row.stars ?? 0, row.createdAt.toISOString(), row.id],
  },
};

/** The list of goods: one statement a page, whatever is filtered and however it is sorted. */
@Injectable()
export class ProductList {
  constructor(private readonly dataSource: DataSource) {}

  /** Goods in the shop on a day. Errors: `paging.bad_cursor`. */
  async page(filter: ProductFilter, sort: Sort, paging: { limit: number; after?: string }, today: VietnamDay): Promise<Page<Card>> {
    const order = ORDERS[sort];
    const parameters: unknown[] = [today];
    const place = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [SHOWN, ...conditionsOf(filter, place)];
    const cursor = decodeCursor(paging.after, order.keys.length);
    if (cursor) conditions.push(afterCursor(order, cursor, place));
    const direction = order.descending ? ' desc' : '';
    const rows: CardRow[] = await this.dataSource.query(
      `select ${CARD_COLUMNS} from catalog.products p where ${conditions.join(' and ')}
       order by ${order.keys.map((key) => key + direction).join(', ')} limit ${place(paging.limit + 1)}`, parameters);
    return toPage(rows, paging.limit, order.cursorOf, toCard);
  }
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
  if (filter.inStock !== undefined) conditions.push(filter.inStock ? 'p.available > 0' : 'p.available = 0');
  if (filter.inStock && (filter.minPrice !== undefined || filter.maxPrice !== undefined)) conditions.push(packInStock(filter, place));
  return conditions;
}

/** Price and stock must be met by one and the same pack, not the one by the small pack and the other by the large. */
const packInStock = ({ minPrice, maxPrice }: ProductFilter, place: (value: unknown) => string): string =>
  `exists (select 1 from catalog.variants v where v.product_id = p.id and v.available > 0 and v.price_amount between ${place(minPrice ?? 0)} and ${place(maxPrice ?? MAX_DONG)})`;

const afterCursor = ({ keys, types, descending }: Order, cursor: Cursor, place: (value: unknown) => string): string =>
  `(${keys.join(', ')}) ${descending ? '<' : '>'} (${cursor.map((part, index) => `${place(part)}::${types[index]}`).join(', ')})`;
