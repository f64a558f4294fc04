import { nextPage } from '$lib/catalogue/filters';
import { officerApi } from '$lib/server/officer-api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const open = event.url.searchParams.get('o') !== 'tat-ca';
  const { counts, items, next } = await orNotFound(officerApi(event).claims({ open: open ? 'true' : null, after: event.url.searchParams.get('sau') }));
  return { open, counts, claims: items, more: nextPage(event.url, next) };
};
