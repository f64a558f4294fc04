import { nextPage } from '$lib/catalogue/filters';
import { starClaimApi } from '$lib/server/star-claim-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next } = await starClaimApi(event).falseOnes({ after: event.url.searchParams.get('sau') });
  return { claims: items, more: nextPage(event.url, next) };
};
