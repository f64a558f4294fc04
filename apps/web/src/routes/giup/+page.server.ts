import { assistantApi } from '$lib/server/assistant-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { list: await assistantApi(event).tasks() };
};
