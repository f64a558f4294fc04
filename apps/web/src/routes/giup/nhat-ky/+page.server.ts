import { nextPage } from '$lib/catalogue/filters';
import { assistantApi } from '$lib/server/assistant-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next } = await assistantApi(event).activity(event.url.searchParams.get('sau'));
  return { items, more: nextPage(event.url, next) };
};
