import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { moneyApi } from '$lib/server/money-api';
import { operatorApi } from '$lib/server/operator-api';
import { quietly } from '$lib/server/quietly';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { searchParams } = event.url;
  const account = (searchParams.get('tk') ?? '').slice(0, 120);
  if (account === '') error(404);
  const owner = /^seller:([0-9a-f-]{36}):/.exec(account)?.[1];
  const [book, seller] = await Promise.all([moneyApi(event).accountEntries({ account, after: searchParams.get('sau') }), owner ? quietly(operatorApi(event).seller(owner)) : null]);
  return { book, seller: seller && { id: seller.id, name: seller.name }, more: nextPage(event.url, book.next) };
};
