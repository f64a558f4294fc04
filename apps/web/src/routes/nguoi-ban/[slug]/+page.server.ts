import { apiFor } from '$lib/server/api';
import { loadGoods } from '$lib/server/goods';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const [shop, goods] = await Promise.all([
    orNotFound(apiFor(event).shop(slug)),
    loadGoods(event, { seller: slug }),
  ]);
  return { ...goods, shop };
};
