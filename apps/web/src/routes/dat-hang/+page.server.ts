import { redirect } from '@sveltejs/kit';
import { readCart } from '$lib/server/basket';
import { placeOrder } from '$lib/server/place-order';
import { quoteDelivery } from '$lib/server/quote-delivery';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cart = await readCart(event);
  // After a finished checkout the cart is gone; a form sent twice is still answered by its action.
  if (!cart?.sellers.length && event.request.method === 'GET') redirect(303, '/gio-hang');
  return { cart, key: crypto.randomUUID() };
};

export const actions: Actions = {
  phi: (event) => quoteDelivery(event),
  dat: (event) => placeOrder(event),
};
