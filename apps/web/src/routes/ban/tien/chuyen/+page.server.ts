import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { m } from '$lib/paraglide/messages';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

const AT_ONCE = 50;

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const payouts = await quietly(sellerApi(event, seller?.id ?? '').payouts(AT_ONCE, event.url.searchParams.get('sau')));
  if (!payouts) error(403, { message: m.ban_owner_only() });
  return { payouts: payouts.items, more: nextPage(event.url, payouts.next) };
};
