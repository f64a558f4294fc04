import { nextPage } from '$lib/catalogue/filters';
import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

const ALL = 'opened,declined,disputed,refunding,replacing,settled,rejected,withdrawn,closed';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const all = params.get('o') === 'moi';
  const { items, next } = await operatorApi(event).disputes({ state: all ? ALL : 'disputed', after: params.get('sau') });
  return { all, claims: items, more: nextPage(event.url, next) };
};
