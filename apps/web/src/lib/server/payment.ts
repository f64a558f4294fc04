import type { RequestEvent } from '@sveltejs/kit';
import { apiFor } from './api';
import type { VnpayWay } from '$lib/checkout/checkout-form';
import type { PaymentMethod } from './types';

/**
 * Opens a payment attempt and answers the page to go to next. A gateway is reached through our own
 * page (`?di=1`), because `form-action 'self'` rightly stops a form from ending on another site.
 * `key` is the form's: each choice made in it is an attempt of its own.
 */
export async function startPayment(event: RequestEvent, code: string, token: string, { method, way }: { method: PaymentMethod; way: VnpayWay | null }, key: string): Promise<string> {
  const returnUrl = `${event.url.origin}/don/${code}/vnpay`;
  const gateway = method === 'vnpay' ? { returnUrl, ...(way && { bankCode: way }) } : {};
  const payment = await apiFor(event).pay(code, token, { method, ...gateway }, [key, method, ...(method === 'vnpay' && way ? [way] : [])].join('-'));
  if (method === 'cod') return `/don/${code}`;
  return payment.redirectUrl ? `/don/${code}/tra-tien?di=1` : `/don/${code}/tra-tien`;
}
