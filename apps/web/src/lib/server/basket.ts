import type { RequestEvent } from '@sveltejs/kit';
import { apiFor } from './api';
import { ApiError } from './api-error';
import { cartCookie } from './cookies';
import type { Cart } from './types';

const quantities = (cart: Cart) => cart.sellers.flatMap((seller) => seller.lines).map((line) => line.quantity);

/** Pieces in the cart, as the header counts them. */
export const pieces = (cart: Cart): number => quantities(cart).reduce((sum, quantity) => sum + quantity, 0);

/** The reader's cart, or null where there is none or the API no longer knows it. */
export async function readCart(event: RequestEvent): Promise<Cart | null> {
  const id = cartCookie.id(event);
  if (!id) return null;
  try {
    return await apiFor(event).cart(id);
  } catch (cause) {
    if (cause instanceof ApiError && [400, 404, 410].includes(cause.status)) return null;
    throw cause;
  }
}

/** Puts `quantity` more of a variant into the cart, making the cart at the first piece. */
export async function addToCart(event: RequestEvent, variantId: string, quantity: number): Promise<Cart> {
  const cart = (await readCart(event)) ?? (await apiFor(event).createCart());
  const held = (cart.sellers ?? []).flatMap((seller) => seller.lines).find((line) => line.variantId === variantId);
  return setQuantity(event, cart.id, variantId, (held?.quantity ?? 0) + quantity);
}

/** Sets the quantity of a variant; 0 takes it out. */
export async function setQuantity(event: RequestEvent, cartId: string, variantId: string, quantity: number): Promise<Cart> {
  const cart = await apiFor(event).setLine(cartId, variantId, quantity);
  cartCookie.set(event, cart.id, pieces(cart));
  return cart;
}
