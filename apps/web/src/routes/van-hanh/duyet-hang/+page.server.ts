import { nextPage } from '$lib/catalogue/filters';
import { REVIEW_STATES } from '$lib/operator/listing-words';
import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const state = REVIEW_STATES.find((known) => known === params.get('o')) ?? 'in_review';
  const { items, next } = await operatorApi(event).listings({ state, after: params.get('sau') });
  return { state, listings: items, more: nextPage(event.url, next) };
};
