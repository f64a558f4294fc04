import { householdOf } from '$lib/server/household';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const household = await householdOf(event, event.params.id);
  const codes = event.url.searchParams.get('don') ?? undefined;
  return { household, code: codes ?? null, list: await sellerApi(event, household.sellerId).packingList(codes ? { codes } : {}), printedAt: new Date().toISOString() };
};
