import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  return { certificates: (await sellerApi(event, seller?.id ?? '').certificates()).items };
};
