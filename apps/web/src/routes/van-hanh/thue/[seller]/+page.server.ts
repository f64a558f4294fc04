import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { orNotFound } from '$lib/server/not-found';
import { operator } from '$lib/server/operator';
import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const year = event.url.searchParams.get('nam') ?? '';
  if (!/^20\d{2}$/.test(year)) error(404, { message: m.error_missing_lead() });
  return { certificate: await orNotFound(operatorApi(event).taxCertificate(event.params.seller, year)), withholder: operator() };
};
