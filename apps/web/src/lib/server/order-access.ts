import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from './api';
import { ApiError } from './api-error';
import { orderCookie } from './cookies';
import type { OrderGroup } from './types';

/** Codes are upper case letters and digits; anything else was never given out. */
const CODE = /^[A-Z0-9]{4,24}$/;

/** The order's token from this machine's cookie. */
export function orderToken(event: RequestEvent, code: string): string {
  if (!CODE.test(code)) error(404, { message: m.error_missing_lead() });
  return orderCookie.token(event) ?? linkNeeded();
}

/** The order of a page. A `?token=` link is first exchanged for the cookie. */
export async function readOrder(event: RequestEvent, code: string): Promise<{ group: OrderGroup; token: string }> {
  const fromLink = CODE.test(code) ? event.url.searchParams.get('token') : null;
  const token = fromLink || orderToken(event, code);
  const group = await openOrder(event, code, token);
  if (!fromLink) return { group, token };
  // Only a token that opens the order: a made-up link must not take the place of the buyer's own.
  orderCookie.set(event, code, fromLink);
  redirect(303, event.url.pathname);
}

async function openOrder(event: RequestEvent, code: string, token: string): Promise<OrderGroup> {
  try {
    return await apiFor(event).orderGroup(code, token);
  } catch (cause) {
    if (cause instanceof ApiError && [400, 401, 403, 404].includes(cause.status)) linkNeeded();
    throw cause;
  }
}

const linkNeeded = (): never => error(403, { message: m.order_needs_link(), code: 'web.order_link_needed' });
