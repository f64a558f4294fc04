import { orNotFound } from '$lib/server/not-found';
import { officerRenewal } from '$lib/server/renewal-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { renewal: await orNotFound(officerRenewal(event, event.params.so)), files: `/api/officer/renewals/${encodeURIComponent(event.params.so)}/packs` };
};
