import { nextPage } from '$lib/catalogue/filters';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next } = await reportApi(event).reports(event.url.searchParams.get('sau'));
  return { reports: items, more: nextPage(event.url, next) };
};
