import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { internationalPhone, readCheckoutForm, type CheckoutForm, type FieldErrors } from '$lib/checkout/checkout-form';
import { fieldErrors } from '$lib/checkout/field-errors';
import { fitsCard, toMarket, type Totals } from '$lib/checkout/totals';
import { dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import { apiFor } from './api';
import { ApiError } from './api-error';
import { cartCookie, lastCheckout, orderCookie } from './cookies';
import { startPayment } from './payment';
import { quoteFor, refusal } from './quote-delivery';
import { rememberedCheckout } from './remembered-checkout';
import type { Cart, CheckoutBody, OrderGroup } from './types';

/**
 * Places the order and opens its payment. The same form sent twice leads to the one order it made:
 * by the remembered key once the first is answered, by the API's Idempotency-Key while it is not.
 */
export async function placeOrder(event: RequestEvent) {
  const form = readCheckoutForm(await event.request.formData());
  const earlier = lastCheckout.orderOf(event, form.key);
  if (earlier) redirect(303, `/don/${earlier}/tra-tien`);

  const quoted = await quoteFor(event, form);
  if (!quoted) return orderedAMomentAgo(event, form);
  const { cart, ...answer } = quoted;
  const errors = { ...answer.errors, ...fieldErrors(form, needsAge(cart)), ...methodError(cart, form, answer.totals) };
  if (Object.keys(errors).length) return fail(400, { ...answer, errors });
  if (!answer.totals) return fail(409, answer);
  if (answer.totals.total !== form.shownTotal) {
    return { ...answer, notice: m.checkout_total_changed({ total: dong(answer.totals.total) }) };
  }
  let group: OrderGroup;
  try {
    group = await apiFor(event).checkOut(checkoutBody(cart.id, answer.form, answer.totals.total), form.key);
  } catch (cause) {
    return refusal(cause, answer);
  }
  redirect(303, await afterCheckout(event, answer.form, group));
}

/**
 * The cart is empty: another copy of this form was faster. The same key with the same body has the
 * API answer with the order that copy made; for anything else it knows no such key.
 */
async function orderedAMomentAgo(event: RequestEvent, form: CheckoutForm): Promise<never> {
  const cartId = cartCookie.id(event);
  if (!cartId || form.shownTotal === null || fieldErrors(form, false).dien_thoai) redirect(303, '/gio-hang');
  let group: OrderGroup;
  try {
    group = await apiFor(event).checkOut(checkoutBody(cartId, form, form.shownTotal), form.key);
  } catch (cause) {
    if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
    redirect(303, '/gio-hang');
  }
  redirect(303, await afterCheckout(event, form, group));
}

/** A way that cannot pay this order is refused before the order is placed, and not on the gateway's page. */
function methodError(cart: Cart, { method }: CheckoutForm, totals: Totals | null): FieldErrors {
  if (method === 'stripe' && cart.cardCeiling !== null && !fitsCard(cart, toMarket(cart, totals))) return { tra: m.error_card_ceiling({ ceiling: dong(cart.cardCeiling) }) };
  return cart.paymentMethods.includes(method) ? {} : { tra: m.error_method() };
}

export const needsAge = (cart: Cart): boolean =>
  cart.sellers.some((seller) => seller.lines.some((line) => line.isAlcohol));

/** Made of what the form sent alone, so that a copy of the form makes the same body to the letter. */
const checkoutBody = (cartId: string, form: CheckoutForm, expectedTotal: number): CheckoutBody => ({
  cartId,
  buyer: { name: form.name, phone: internationalPhone(form.phone) },
  address: { communeCode: form.communeCode, line: form.line },
  delivery: form.delivery,
  expectedTotal,
  ageConfirmed: form.ageConfirmed,
});

/** Remembers the order on this machine and opens its payment; answers the page to go to. */
async function afterCheckout(event: RequestEvent, form: CheckoutForm, group: OrderGroup): Promise<string> {
  const token = group.accessToken ?? '';
  orderCookie.set(event, group.code, token);
  lastCheckout.set(event, form.key, group.code);
  cartCookie.clear(event);
  rememberedCheckout.clear(event);
  try {
    return await startPayment(event, group.code, token, form, form.key);
  } catch (cause) {
    // The order stands and its goods are held; the way of paying is chosen again on its own page.
    if (!(cause instanceof ApiError)) throw cause;
    return `/don/${group.code}/tra-tien`;
  }
}
