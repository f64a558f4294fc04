import { readAsOf, readPeriod, periodGroups } from '$lib/officer/periods';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import { registerApi } from '$lib/server/register-api';
import type { PageServerLoad } from './$types';

/** As many certificates that end as an overview has room for. */
const ENDING = { endsWithin: 180, limit: 5 };

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const now = new Date();
  const params = event.url.searchParams;
  const area = params.get('vung') || null;
  const period = readPeriod(params.get('ky'), now);
  const asOf = readAsOf(params.get('tinh-den'), period, now);
  const frame = params.get('khung') === 'district' ? 'district' : 'commune';
  const [overview, ending] = await orNotFound(Promise.all([indicatorApi(event).overview({ area, asOf, period, frame }), registerApi(event).list({ ...ENDING, area })]));
  return { area, period, asOf, frame, periods: periodGroups(now), ending, ...overview };
};
