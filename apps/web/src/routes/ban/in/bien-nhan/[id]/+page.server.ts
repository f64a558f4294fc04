import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { orNotFound } from '$lib/server/not-found';
import { sellerApi } from '$lib/server/seller-api';
import type { PageServerLoad } from './$types';

const PAID = ['paid', 'part_refunded', 'refunded'];

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const sale = await orNotFound(sellerApi(event, seller?.id ?? '').stallSale(event.params.id));
  // A receipt says that money came: there is none before.
  if (!PAID.includes(sale.status)) error(404, { message: m.ban_receipt_none() });
  return { sale, shop: profile?.name ?? seller?.name ?? '', place: profile?.communeName ?? '' };
};
