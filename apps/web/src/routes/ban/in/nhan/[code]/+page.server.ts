import { orNotFound } from '$lib/server/not-found';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  return { label: await orNotFound(sellerApi(event, seller?.id ?? '').label(event.params.code)) };
};
