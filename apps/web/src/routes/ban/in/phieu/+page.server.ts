import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const codes = event.url.searchParams.get('don') ?? undefined;
  const api = sellerApi(event, seller?.id ?? '');
  return { list: await api.packingList(codes ? { codes } : {}), one: codes !== undefined, printedAt: new Date().toISOString() };
};
