import { nextPage } from '$lib/catalogue/filters';
import { vietnamDay } from '$lib/officer/periods';
import { orNotFound } from '$lib/server/not-found';
import { officerAreas } from '$lib/server/officer-places';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const [area, year] = [params.get('vung') || null, params.get('nam') || vietnamDay(new Date()).slice(0, 4)];
  const [sheet, places] = await orNotFound(Promise.all([reportApi(event).targets({ area, year, after: params.get('sau') }), officerAreas(event)]));
  return { sheet, area, places, more: nextPage(event.url, sheet.next) };
};
