import { nextPage } from '$lib/catalogue/filters';
import { officerGrantApi } from '$lib/server/officer-grant-api';
import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [{ items, next }, { items: grants }] = await Promise.all([operatorApi(event).officerRequests({ after: event.url.searchParams.get('sau') }), officerGrantApi(event).list({ limit: 100 })]);
  const names = Object.fromEntries(grants.map(({ accountId, name }) => [accountId, name]));
  return { requests: items, names, more: nextPage(event.url, next) };
};
