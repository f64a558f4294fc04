import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from './api';
import { ApiError } from './api-error';
import { orderCookie } from './cookies';
import type { OrderGroup } from './types';

/** Codes are upper case letters and digits; anything else was never given out. */
const CODE = /^[A-Z0-9]{4,24}$/;

/** The order's token from this machine's cookie; a `?token=` link is first exchanged for the cookie. */
export function orderToken(event: RequestEvent, code: string): string {
  if (!CODE.test(code)) error(404, { message: m.error_missing_lead() });
  const fromLink = event.url.searchParams.get('token');
  if (fromLink) {
    orderCookie.set(event, code, fromLink);
    redirect(303, event.url.pathname);
  }
  const token = orderCookie.token(event);
  if (!token) error(403, { message: m.order_needs_link(), code: 'web.order_link_needed' });
  return token;
}

export async function readOrder(event: RequestEvent, code: string): Promise<{ group: OrderGroup; token: string }> {
  const token = orderToken(event, code);
  try {
    return { group: await apiFor(event).orderGroup(code, token), token };
  } catch (cause) {
    if (cause instanceof ApiError && [400, 401, 403, 404].includes(cause.status)) {
      error(403, { message: m.order_needs_link(), code: 'web.order_link_needed' });
    }
    throw cause;
  }
}
