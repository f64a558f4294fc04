import { addressOf, readAsked } from '$lib/officer/asked';
import { indicatorApi } from '$lib/server/indicator-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items } = await indicatorApi(event).definitions();
  return { definitions: items, question: addressOf(readAsked(event.url.searchParams, new Date())) };
};
