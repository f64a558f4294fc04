/** What found goods are narrowed to; every filter given must hold. The same as of the list of goods. */
export interface GoodsFilter {
  /** Any of these: `QD26-06`. */
  set?: readonly string[];
  /** Only with a certificate of this class that is effective today. */
  stars?: number;
  province?: string;
  commune?: string;
  /** Slug of the shop. */
  seller?: string;
  minPrice?: number;
  maxPrice?: number;
  /** True: only what can be bought now. False: only what is sold out. */
  inStock?: boolean;
}

/** `relevance` first the closest; the others as in the list of goods. */
export const SORTS = ['relevance', 'newest', 'price', '-price', 'name', 'stars'] as const;
export type Sort = (typeof SORTS)[number];
