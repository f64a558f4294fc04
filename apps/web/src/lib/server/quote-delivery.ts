import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { readCheckoutForm, type CheckoutForm, type FieldErrors } from '$lib/checkout/checkout-form';
import { phoneText } from '$lib/checkout/field-errors';
import { totalsOf, type Totals } from '$lib/checkout/totals';
import { m } from '$lib/paraglide/messages';
import { apiFor } from './api';
import { ApiError } from './api-error';
import { readCart } from './basket';
import { findCommune } from './commune';
import { rememberedCheckout } from './remembered-checkout';
import type { AreaHit, Cart } from './types';

/** What the checkout page shows again: the form as sent, with what was found and what is missing. */
export type CheckoutAnswer = {
  form: CheckoutForm;
  errors: FieldErrors;
  totals: Totals | null;
  candidates: AreaHit[];
  notice?: string;
};

export type Quoted = CheckoutAnswer & { cart: Cart };

/** Finds the commune and asks every seller's delivery fees for it; null when the cart is empty or gone. */
export async function quoteFor(event: RequestEvent, form: CheckoutForm): Promise<Quoted | null> {
  const cart = await readCart(event);
  if (!cart?.sellers.length) return null;
  try {
    return await quoteCart(event, cart, form);
  } catch (cause) {
    if (cause instanceof ApiError && CART_GONE.includes(cause.code)) return null;
    throw cause;
  }
}

const CART_GONE = ['ordering.cart_not_found', 'ordering.cart_empty'];

async function quoteCart(event: RequestEvent, cart: Cart, form: CheckoutForm): Promise<Quoted | null> {
  const api = apiFor(event);
  const found = await findCommune(api, form.commune, form.communeCode);
  const open = { form, cart, totals: null, candidates: [] };
  if (found.kind === 'many') {
    return { ...open, candidates: found.candidates, errors: { xa: m.error_commune_many({ count: found.candidates.length }) } };
  }
  if (found.kind === 'none') {
    return { ...open, errors: { xa: form.commune ? m.error_commune_none() : m.error_commune_empty() } };
  }
  const known = { ...form, commune: found.label, communeCode: found.code };
  const quote = await api.quote(cart.id, { communeCode: found.code, line: form.line || found.label });
  if (!quote.sellers.length) return null; // emptied since it was read
  const totals = totalsOf(cart, quote, form.delivery);
  return { ...open, form: known, totals, errors: {}, notice: totals ? undefined : m.error_no_delivery() };
}

/** Keeps what was typed and leads to the page that shows the fees for it. */
export async function askForQuote(event: RequestEvent): Promise<never> {
  rememberedCheckout.set(event, readCheckoutForm(await event.request.formData()));
  redirect(303, QUOTED);
}

export const QUOTED = '/dat-hang?phi=1#giao';

/** The fees for what was typed, or what is wrong with it; null when the cart is empty or gone. */
export async function shownQuote(event: RequestEvent, form: CheckoutForm): Promise<CheckoutAnswer | null> {
  try {
    const quoted = await quoteFor(event, form);
    if (!quoted) return null;
    const { cart: _cart, ...answer } = quoted;
    const phone = phoneText(form.phone);
    return phone ? { ...answer, totals: null, errors: { ...answer.errors, dien_thoai: phone } } : answer;
  } catch (cause) {
    return { form, errors: {}, totals: null, candidates: [], notice: noticeOf(cause) };
  }
}

/** An answer of the API that the buyer can do something about becomes a notice; anything else is thrown on. */
export function refusal(cause: unknown, answer: CheckoutAnswer) {
  const notice = noticeOf(cause);
  // A refused attempt keeps its key in the API together with its body, so the next one needs a new key.
  return fail((cause as ApiError).status, { ...answer, form: { ...answer.form, key: crypto.randomUUID() }, notice });
}

function noticeOf(cause: unknown): string {
  if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
  const lines = cause.errors.flatMap((error) => error.detail ?? []);
  return [...new Set([cause.detail, ...lines])].filter(Boolean).join(' ');
}
