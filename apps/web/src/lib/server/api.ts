import { env } from '$env/dynamic/private';
import type { RequestEvent } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import { ApiError, type Problem } from './api-error';
import type * as T from './types';

type Query = Record<string, string | number | boolean | null | undefined>;
type Call = { method?: string; body?: unknown; query?: Query; token?: string; key?: string };

const withQuery = (path: string, query: Query = {}) => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  );
  return pairs.length ? `${path}?${new URLSearchParams(pairs)}` : path;
};

function requestHeaders(event: RequestEvent, { body, token, key }: Call): Headers {
  const headers = new Headers({
    accept: 'application/json',
    'accept-language': getLocale(),
    'x-forwarded-for': event.getClientAddress(),
    // better-auth compares it with its trusted origins.
    origin: event.url.origin,
  });
  const cookie = event.request.headers.get('cookie');
  if (cookie) headers.set('cookie', cookie);
  if (token) headers.set('authorization', `Bearer ${token}`);
  if (key) headers.set('idempotency-key', key);
  if (body !== undefined) headers.set('content-type', 'application/json');
  return headers;
}

/** Sends one request, inside the process where the server offers that, otherwise over HTTP to `API_URL`. */
async function send(event: RequestEvent, path: string, call: Call = {}): Promise<Response> {
  const init = {
    method: call.method ?? (call.body === undefined ? 'GET' : 'POST'),
    headers: requestHeaders(event, call),
    body: call.body === undefined ? undefined : JSON.stringify(call.body),
  };
  const target = withQuery(path, call.query);
  const inProcess = event.platform?.req?.api;
  return inProcess ? inProcess(target, init) : fetch((env.API_URL ?? 'http://127.0.0.1:3000') + target, init);
}

async function json<Answer>(event: RequestEvent, path: string, call?: Call): Promise<Answer> {
  const response = await send(event, path, call);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, (answer ?? {}) as Problem);
  return answer as Answer;
}

const id = encodeURIComponent;

/**
 * The only door to the API. Every call throws `ApiError` with the API's code and a sentence in the
 * reader's language when the answer is not 2xx.
 */
export function apiFor(event: RequestEvent) {
  const group = (code: string) => `/api/shop/order-groups/${id(code)}`;
  return {
    products: (query: Query) => json<T.Page<T.Card>>(event, '/api/shop/products', { query }),
    product: (slug: string) => json<T.Product>(event, `/api/shop/products/${id(slug)}`),
    search: (query: Query) => json<T.SearchResult>(event, '/api/shop/search', { query }),
    shop: (slug: string) => json<T.Shop>(event, `/api/shop/sellers/${id(slug)}`, { query: { limit: 1 } }),

    createCart: () => json<T.Cart>(event, '/api/shop/carts', { body: {} }),
    cart: (cartId: string) => json<T.Cart>(event, `/api/shop/carts/${id(cartId)}`),
    setLine: (cartId: string, variantId: string, quantity: number) =>
      json<T.Cart>(event, `/api/shop/carts/${id(cartId)}/lines/${id(variantId)}`, { method: 'PUT', body: { quantity } }),
    quote: (cartId: string, address: T.Address) =>
      json<T.Quote>(event, `/api/shop/carts/${id(cartId)}/quotes`, { body: { address } }),
    checkOut: (body: T.CheckoutBody, key: string) =>
      json<T.OrderGroup>(event, '/api/shop/checkouts', { body, key }),

    orderGroup: (code: string, token: string) => json<T.OrderGroup>(event, group(code), { token }),
    pay: (code: string, token: string, body: { method: T.PaymentMethod; returnUrl?: string }, key: string) =>
      json<T.Payment>(event, `${group(code)}/payments`, { body, token, key }),
    cancel: (code: string, token: string, key: string) =>
      json<T.OrderGroup>(event, `${group(code)}/cancellations`, { body: {}, token, key }),
    vnpayReturn: (search: string) => json<T.VnpayReturn>(event, `/api/shop/payments/vnpay-return${search}`),

    provinces: () => json<{ items: T.Named[] }>(event, '/api/areas/provinces'),
    communes: (province: string) =>
      json<{ items: (T.Named & { label: string })[] }>(event, '/api/areas/communes', { query: { province } }),
    areas: (q: string) => json<{ items: T.AreaHit[] }>(event, '/api/areas/search', { query: { q } }),
    productSets: () => json<{ items: T.ProductSet[] }>(event, '/api/catalog/product-sets'),

    me: () => json<T.Me>(event, '/api/me'),
    sendOtp: (phoneNumber: string) => send(event, '/api/auth/phone-number/send-otp', { body: { phoneNumber } }),
    verifyOtp: (phoneNumber: string, code: string) =>
      send(event, '/api/auth/phone-number/verify', { body: { phoneNumber, code } }),
    signOut: () => send(event, '/api/auth/sign-out', { body: {} }),

    simulators: () => json<{ bank?: { appUrl: string | null } }>(event, '/api/dev/simulators'),

    indicator: (code: string, query: Query) =>
      json<T.Indicator>(event, `/api/officer/indicators/${id(code)}`, { query }),
    indicatorRows: (url: string) => json<T.Page<T.IndicatorUnit>>(event, url),
  };
}

export type Api = ReturnType<typeof apiFor>;
