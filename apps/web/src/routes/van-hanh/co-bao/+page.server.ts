import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { flags: (await operatorApi(event).flags()).items };
};
