import type { Sort } from '../domain/goods-filter.js';

export interface Order {
  /** The sort values and then the id, so that no two rows are equal. */
  keys: readonly string[];
  types: readonly string[];
  descending: boolean;
}

const byPrice = { keys: ['price_amount', 'product_id'], types: ['bigint', 'uuid'] };

export const ORDERS: Readonly<Record<Sort, Order>> = {
  relevance: { keys: ['rank', 'product_id'], types: ['int', 'uuid'], descending: false },
  newest: { keys: ['listed_at', 'product_id'], types: ['timestamptz', 'uuid'], descending: true },
  price: { ...byPrice, descending: false },
  '-price': { ...byPrice, descending: true },
  name: { keys: ['name', 'product_id'], types: ['text', 'uuid'], descending: false },
  stars: { keys: ['coalesce(stars, 0)', 'listed_at', 'product_id'], types: ['int', 'timestamptz', 'uuid'], descending: true },
};
