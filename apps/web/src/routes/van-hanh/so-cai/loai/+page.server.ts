import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { moneyApi } from '$lib/server/money-api';
import type { PageServerLoad } from './$types';

const asked = (text: string | null) => (text && /^20\d{2}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined);

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { searchParams } = event.url;
  const kind = (searchParams.get('loai') ?? '').slice(0, 120);
  if (kind === '') error(404);
  const day = asked(searchParams.get('ngay'));
  const { items, next } = await moneyApi(event).accounts({ kind, day, after: searchParams.get('sau') });
  return { kind, day: day ?? null, accounts: items, more: nextPage(event.url, next) };
};
