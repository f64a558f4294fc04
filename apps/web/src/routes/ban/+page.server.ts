import { error, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { chooseSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import { signedIn } from '$lib/server/sign-in';
import type { Actions, PageServerLoad } from './$types';

const MANY = 50;
const FEW = 3;

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  if (!seller) return { orders: null, goods: [], claims: [], terms: [] };
  const api = sellerApi(event, seller.id);
  const [orders, goods, claims, terms] = await Promise.all([
    quietly(api.ordersSummary()),
    quietly(api.products({ limit: MANY })),
    quietly(api.claims({ state: 'opened,replacing', limit: FEW })),
    seller.role === 'owner' ? quietly(api.terms()) : null,
  ]);
  return { orders, goods: goods?.items ?? [], claims: claims?.items ?? [], terms: terms?.items ?? [] };
};

export const actions: Actions = {
  /** Another of one's own shops, until the next choice. */
  chon: async (event) => {
    const id = String((await event.request.formData()).get('gian') ?? '');
    const me = await signedIn(event);
    if (!me) redirect(303, '/dang-nhap?next=/ban');
    if (!me.sellers.some((seller) => seller.id === id)) error(403, { message: m.ban_no_seller() });
    chooseSeller(event, id);
    redirect(303, '/ban');
  },
};
