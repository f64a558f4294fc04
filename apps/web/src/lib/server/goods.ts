import type { RequestEvent } from '@sveltejs/kit';
import { LIST_SORTS, nextPage, productsQuery, readFilters } from '$lib/catalogue/filters';
import { apiFor } from './api';
import { orNotFound } from './not-found';

type Fixed = { set?: string; commune?: string; seller?: string };

/** One page of goods for the filters in the address and what the page itself fixes. */
export async function loadGoods(event: RequestEvent, fixed: Fixed = {}) {
  const filters = readFilters(event.url.searchParams, LIST_SORTS);
  const page = await orNotFound(apiFor(event).products({ ...productsQuery(filters), ...fixed }));
  return { cards: page.items, more: nextPage(event.url, page.next), filters };
}
