import { redirect } from '@sveltejs/kit';
import { readCart } from '$lib/server/basket';
import { placeOrder } from '$lib/server/place-order';
import { askForQuote, shownQuote } from '$lib/server/quote-delivery';
import { rememberedCheckout } from '$lib/server/remembered-checkout';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cart = await readCart(event);
  // After a finished checkout the cart is gone; a form sent twice is still answered by its action.
  const asked = event.request.method === 'GET';
  if (!cart?.sellers.length && asked) redirect(303, '/gio-hang');
  const typed = rememberedCheckout.get(event);
  const quoted = asked && typed && event.url.searchParams.has('phi') ? await shownQuote(event, typed) : undefined;
  if (quoted === null) redirect(303, '/gio-hang');
  return { cart, key: crypto.randomUUID(), typed, quoted };
};

export const actions: Actions = {
  phi: (event) => askForQuote(event),
  dat: (event) => placeOrder(event),
};
