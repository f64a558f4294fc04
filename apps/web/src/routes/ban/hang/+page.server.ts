import { nextPage } from '$lib/catalogue/filters';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  if (!seller) return { items: [], more: null };
  const { items, next } = await sellerApi(event, seller.id).products({ limit: 30, after: event.url.searchParams.get('sau') });
  return { items, more: nextPage(event.url, next) };
};
