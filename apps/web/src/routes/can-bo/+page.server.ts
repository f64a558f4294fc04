import { readAsOf, readPeriod, recentPeriods } from '$lib/officer/periods';
import { apiFor } from '$lib/server/api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const now = new Date();
  const params = event.url.searchParams;
  const area = params.get('vung') || null;
  const period = readPeriod(params.get('ky'), now);
  const asOf = readAsOf(params.get('tinh-den'), period, now);
  const api = apiFor(event);
  const [listed, byCount, byValue, whole] = await orNotFound(
    Promise.all([
      api.indicator('I1', { area, asOf, by: 'commune' }),
      api.indicator('I5a', { area, period, by: 'commune' }),
      api.indicator('I5b', { area, period, by: 'commune' }),
      area ? api.indicator('I1', { asOf, by: 'commune' }) : null,
    ]),
  );
  const places = (whole ?? listed).breakdown.map(({ key, areaName }) => ({ code: key, name: areaName }));
  return { area, period, asOf, periods: recentPeriods(now), listed, byCount, byValue, places };
};
