import type { RequestEvent } from '@sveltejs/kit';
import { apiFor } from './api';
import type { PaymentMethod } from './types';

/**
 * Opens a payment attempt and answers the page to go to next. A gateway is reached through our own
 * page (`?di=1`), because `form-action 'self'` rightly stops a form from ending on another site.
 */
export async function startPayment(event: RequestEvent, code: string, token: string, method: PaymentMethod, key: string): Promise<string> {
  const returnUrl = `${event.url.origin}/don/${code}/vnpay`;
  const payment = await apiFor(event).pay(code, token, { method, ...(method === 'vnpay' && { returnUrl }) }, key);
  if (method === 'cod') return `/don/${code}`;
  return payment.redirectUrl ? `/don/${code}/tra-tien?di=1` : `/don/${code}/tra-tien`;
}
