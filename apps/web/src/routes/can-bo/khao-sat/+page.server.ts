import { nextPage } from '$lib/catalogue/filters';
import { SURVEYED } from '$lib/officer/survey-words';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const indicator = SURVEYED.find((each) => each === params.get('chi-so')) ?? null;
  const { items, next } = await orNotFound(indicatorApi(event).surveys({ indicator, after: params.get('sau') }));
  return { indicator, surveys: items, more: nextPage(event.url, next) };
};
