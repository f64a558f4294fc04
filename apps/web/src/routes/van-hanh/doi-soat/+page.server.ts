import { nextPage } from '$lib/catalogue/filters';
import { LINE_STATES } from '$lib/operator/money-words';
import { moneyApi } from '$lib/server/money-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const asked = params.get('ngay') ?? '';
  const state = LINE_STATES.find((known) => known === params.get('o')) ?? 'unmatched';
  const day = /^20\d{2}-\d\d-\d\d$/.test(asked) && !Number.isNaN(Date.parse(asked)) ? asked : undefined;
  const api = moneyApi(event);
  const [book, lines] = await Promise.all([api.reconciliation(day), api.lines({ state, day, after: params.get('sau') })]);
  return { book, chosen: day ?? null, state, lines: lines.items, more: nextPage(event.url, lines.next) };
};
