/** What a list of goods is narrowed to; every filter given must hold. */
export interface ProductFilter {
  /** Any of these: `QD26-06`. */
  set?: readonly string[];
  /** Only with a certificate of this class that is effective today. */
  stars?: number;
  province?: string;
  commune?: string;
  /** Slug of the shop. */
  seller?: string;
  /** Of the card's price; together with `inStock` also of a pack that can be bought. */
  minPrice?: number;
  maxPrice?: number;
  /** True: only what can be bought now. False: only what is sold out. */
  inStock?: boolean;
}

/**
 * `newest` first; `price` from low to high, `-price` from high to low; `name` in Vietnamese
 * alphabetical order; `stars` from 5 to none, newest first among equals.
 */
export const SORTS = ['newest', 'price', '-price', 'name', 'stars'] as const;
export type Sort = (typeof SORTS)[number];
