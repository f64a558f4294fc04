import { nextPage } from '$lib/catalogue/filters';
import { isSellerState } from '$lib/operator/seller-words';
import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const asked = params.get('o') ?? 'applied';
  const state = isSellerState(asked) ? asked : 'applied';
  const q = (params.get('q') ?? '').trim().slice(0, 80);
  const { items, next } = await operatorApi(event).sellers({ state, q: q || undefined, after: params.get('sau') });
  return { state, q, sellers: items, more: nextPage(event.url, next) };
};
