import { assistantApi } from '$lib/server/assistant-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const { items } = await assistantApi(event).households();
  return { households: items, accountId: me.id };
};
