import { nextPage, productsQuery, readFilters, SEARCH_SORTS } from '$lib/catalogue/filters';
import { apiFor } from '$lib/server/api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const FACETS = { bo: 'set', tinh: 'province', ban: 'seller' } as const;

export const load: PageServerLoad = async (event) => {
  const params = event.url.searchParams;
  const q = params.get('q')?.trim().slice(0, 200) ?? '';
  const filters = readFilters(params, SEARCH_SORTS);
  const chosen = Object.fromEntries(Object.entries(FACETS).map(([name, facet]) => [facet, params.get(name)]));
  if (!q) return { q, filters, cards: [], total: 0, more: null, facets: {} };
  const found = await orNotFound(apiFor(event).search({ q, ...productsQuery(filters), ...chosen }));
  return {
    q,
    filters,
    cards: found.items,
    total: found.total,
    more: nextPage(event.url, found.next),
    facets: found.facets,
  };
};
