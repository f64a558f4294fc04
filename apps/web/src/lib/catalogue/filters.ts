/** What a list page can be asked for in its address, and what the API is asked for it. */

export const PAGE_SIZE = 12;

const SORTS = { gan: 'relevance', moi: 'newest', re: 'price', dat: '-price' } as const;
export type Sort = keyof typeof SORTS;

/** The orders a page offers; the first is the one nobody needs to ask for. */
export const LIST_SORTS: readonly Sort[] = ['moi', 're', 'dat'];
export const SEARCH_SORTS: readonly Sort[] = ['gan', 're', 'dat'];

export type Filters = {
  sorts: readonly Sort[];
  sort: Sort;
  stars: number | null;
  minPrice: number | null;
  maxPrice: number | null;
  inStock: boolean;
  after: string | null;
};

/** Reads `?xep&sao&tu&den&con&sau`; anything that makes no sense counts as not asked. */
export function readFilters(params: URLSearchParams, sorts: readonly Sort[]): Filters {
  const asked = params.get('xep');
  const stars = Number(params.get('sao'));
  return {
    sorts,
    sort: sorts.find((sort) => sort === asked) ?? sorts[0] ?? 'moi',
    stars: [3, 4, 5].includes(stars) ? stars : null,
    minPrice: readDong(params.get('tu')),
    maxPrice: readDong(params.get('den')),
    inStock: params.get('con') === '1',
    after: params.get('sau'),
  };
}

/** `180.000`, `180 000` and `180000` are all 180000; null for anything else. */
export function readDong(text: string | null): number | null {
  const digits = (text ?? '').replace(/[\s.,đ₫]/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}

export function productsQuery(filters: Filters) {
  return {
    limit: PAGE_SIZE,
    sort: SORTS[filters.sort],
    stars: filters.stars,
    minPrice: filters.minPrice,
    maxPrice: filters.maxPrice,
    inStock: filters.inStock || null,
    after: filters.after,
  };
}

/** The address of the next page: the same question, after the last row shown. */
export function nextPage(url: URL, next: string | null | undefined): string | null {
  if (!next) return null;
  const more = new URL(url);
  more.searchParams.delete('lang');
  more.searchParams.set('sau', next);
  return more.pathname + more.search;
}
