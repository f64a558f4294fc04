import { fail, redirect } from '@sveltejs/kit';
import { ApiError } from '$lib/server/api-error';
import { pieces, readCart, setQuantity } from '$lib/server/basket';
import { cartCookie } from '$lib/server/cookies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cart = await readCart(event);
  if (!cart) return { cart: null, cartCount: 0 };
  const cartCount = pieces(cart);
  if (cartCount !== cartCookie.count(event)) cartCookie.set(event, cart.id, cartCount);
  return { cart: cartCount ? cart : null, cartCount };
};

export const actions: Actions = {
  'so-luong': async (event) => {
    const form = await event.request.formData();
    const cartId = cartCookie.id(event);
    const variantId = String(form.get('hang') ?? '');
    const quantity = Number(form.get('so'));
    if (!cartId || !Number.isInteger(quantity) || quantity < 0) redirect(303, '/gio-hang');
    try {
      await setQuantity(event, cartId, variantId, quantity);
    } catch (cause) {
      if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
      return fail(cause.status, { problem: cause.detail });
    }
    redirect(303, quantity ? `/gio-hang#h-${encodeURIComponent(variantId)}` : '/gio-hang');
  },
};
