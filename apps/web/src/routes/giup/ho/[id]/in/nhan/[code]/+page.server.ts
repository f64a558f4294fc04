import { householdOf } from '$lib/server/household';
import { orNotFound } from '$lib/server/not-found';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const household = await householdOf(event, event.params.id);
  return { household, label: await orNotFound(sellerApi(event, household.sellerId).label(event.params.code)) };
};
