import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { moneyApi } from '$lib/server/money-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { searchParams } = event.url;
  const [asked, unstated] = [searchParams.get('cua') ?? '', searchParams.get('thieu') === '1'];
  const { parties } = await moneyApi(event).remittances(null);
  const party = asked === '' ? (parties.find(({ bands }) => bands.length > 0) ?? parties[0]) : parties.find(({ code }) => code === asked);
  if (!party) error(404);
  const { items, next } = await moneyApi(event).owed({ party: party.code, unstated: String(unstated), after: searchParams.get('sau') });
  return { party, parties, unstated, payments: items, more: nextPage(event.url, next) };
};
