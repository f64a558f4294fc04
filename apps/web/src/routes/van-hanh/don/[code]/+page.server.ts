import { moneyApi } from '$lib/server/money-api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { trail: await orNotFound(moneyApi(event).trail(event.params.code)) };
};
