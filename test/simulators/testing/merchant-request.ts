import { createHmac } from 'node:crypto';

/** A merchant written apart from the simulator, so that a mistake in one shows against the other. */
export const MERCHANT = { tmnCode: 'DEMOTMN1', hashSecret: 'DEMOSECRETDEMOSECRETDEMOSECRET32' };

export function hmac(text: string, secret = MERCHANT.hashSecret): string {
  return createHmac('sha512', secret).update(text).digest('hex');
}

/** `yyyyMMddHHmmss` in Asia/Ho_Chi_Minh by way of Intl rather than arithmetic. */
export function vietnamDigits(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'medium' })
    .format(at).replace(/\D/g, '');
}

let references = 0;

/** Valid parameters of a new payment of 235.000 ₫; overrides replace, an empty text leaves out. */
export function paymentParameters(overrides: Record<string, string> = {}): Record<string, string> {
  references += 1;
  const now = Date.now();
  return {
    vnp_Version: '2.1.0',
    vnp_Command: 'pay',
    vnp_TmnCode: MERCHANT.tmnCode,
    vnp_Amount: '23500000',
    vnp_CreateDate: vietnamDigits(new Date(now)),
    vnp_ExpireDate: vietnamDigits(new Date(now + 15 * 60_000)),
    vnp_CurrCode: 'VND',
    vnp_IpAddr: '127.0.0.1',
    vnp_Locale: 'vn',
    vnp_OrderInfo: 'Thanh toan don hang CP7K2M9Q',
    vnp_OrderType: 'other',
    vnp_ReturnUrl: 'http://127.0.0.1:4249/return?lang=vi',
    vnp_TxnRef: `CP7K2M9Q-${references}`,
    ...overrides,
  };
}

/** Signed as a PHP or Java merchant would write it by hand. */
export function signPayment(parameters: Record<string, string>, secret = MERCHANT.hashSecret): string {
  const query = Object.keys(parameters).sort()
    .filter((key) => parameters[key] !== '')
    .map((key) => `${key}=${encodeURIComponent(parameters[key] ?? '').replace(/%20/g, '+')}`)
    .join('&');
  return `${query}&vnp_SecureHash=${hmac(query, secret)}`;
}

export function paymentUrl(gatewayUrl: string, overrides: Record<string, string> = {}): string {
  return `${gatewayUrl}/paymentv2/vpcpay.html?${signPayment(paymentParameters(overrides))}`;
}

export interface Json {
  readonly status: number;
  // A test reads answers of every shape; each reading is an assertion of its own.
  readonly body: Record<string, unknown>;
}

export async function postJson(url: string, body: unknown): Promise<Json> {
  const response = await fetch(url, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() as Record<string, unknown> };
}

/** Posts an HTML form without following the answer's redirect. */
export function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}
