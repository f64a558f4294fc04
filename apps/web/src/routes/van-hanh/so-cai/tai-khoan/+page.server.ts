import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { moneyApi } from '$lib/server/money-api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { searchParams } = event.url;
  const account = (searchParams.get('tk') ?? '').slice(0, 120);
  if (account === '') error(404);
  const book = await moneyApi(event).accountEntries({ account, after: searchParams.get('sau') });
  return { book, more: nextPage(event.url, book.next) };
};
