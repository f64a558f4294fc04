import type { GoodsFilter } from '../domain/goods-filter.js';
import type { Place } from './matching.js';

/** The filter as conditions on `l`, a listing with the day's stars and stock; the same rules as of the list of goods. */
export function conditionsOf(filter: GoodsFilter, place: Place): string[] {
  const { minPrice, maxPrice, inStock } = filter;
  const conditions = ['true'];
  const when = (value: unknown, condition: (placed: string) => string): void => { if (value !== undefined) conditions.push(condition(place(value))); };
  when(filter.set, (sets) => `l.set_code = any(${sets})`);
  when(filter.stars, (stars) => `l.stars = ${stars}`);
  when(filter.province, (province) => `l.province_code = ${province}`);
  when(filter.commune, (commune) => `l.commune_code = ${commune}`);
  when(filter.seller, (seller) => `l.seller_slug = ${seller}`);
  when(minPrice, (price) => `l.price_amount >= ${price}`);
  when(maxPrice, (price) => `l.price_amount <= ${price}`);
  if (inStock !== undefined) conditions.push(inStock ? 'l.in_stock' : 'not l.in_stock');
  if (inStock && (minPrice !== undefined || maxPrice !== undefined)) conditions.push(onePack(minPrice, maxPrice, place));
  return conditions;
}

/** Price and stock asked together must be met by one and the same pack. */
const onePack = (minPrice: number | undefined, maxPrice: number | undefined, place: Place): string => `exists (
          select from search.variants v where v.product_id = l.product_id and v.offered and coalesce(v.available, l.available) > 0
            and v.price_amount between ${place(minPrice ?? 0)} and ${maxPrice === undefined ? 'v.price_amount' : place(maxPrice)})`;
