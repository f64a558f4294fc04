import { nextPage } from '$lib/catalogue/filters';
import { REFUND_STATE_NAMES } from '$lib/operator/money-words';
import { moneyApi } from '$lib/server/money-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const state = REFUND_STATE_NAMES.find((known) => known === params.get('o')) ?? 'open';
  const { items, next } = await moneyApi(event).refunds({ state, after: params.get('sau') });
  return { state, tasks: items, more: nextPage(event.url, next) };
};
