import { env } from '$env/dynamic/private';
import type { RequestEvent } from '@sveltejs/kit';
import { getLocale } from '$lib/paraglide/runtime';
import type { OpenData } from '$lib/officer/open-data';
import { ApiError, type Problem } from './api-error';
import type { KeptMonth, PublicFees } from './fee-types';
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
  return passOn(event, withQuery(path, call.query), init);
}

function passOn(event: RequestEvent, target: string, init: RequestInit): Promise<Response> {
  const inProcess = event.platform?.req?.api;
  return inProcess ? inProcess(target, init) : fetch((env.API_URL ?? 'http://127.0.0.1:3000') + target, init);
}

/** One call whose answer is JSON; the modules of one role's calls are built on it. Throws `ApiError`. */
export async function json<Answer>(event: RequestEvent, path: string, call?: Call): Promise<Answer> {
  const response = await send(event, path, call);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ApiError(response.status, (answer ?? {}) as Problem);
  return answer as Answer;
}

/** One request whose body is no JSON, a photo's bytes for one. Throws `ApiError`. */
export async function sendBytes(event: RequestEvent, path: string, method: string, extra: Record<string, string>, bytes?: Buffer<ArrayBuffer>): Promise<Response> {
  const headers = requestHeaders(event, {});
  for (const [name, value] of Object.entries(extra)) headers.set(name, value);
  const response = await passOn(event, path, { method, headers, body: bytes });
  if (!response.ok) throw new ApiError(response.status, ((await response.json().catch(() => null)) ?? {}) as Problem);
  return response;
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
    pay: (code: string, token: string, body: { method: T.PaymentMethod; bankCode?: string; returnUrl?: string }, key: string) =>
      json<T.Payment>(event, `${group(code)}/payments`, { body, token, key }),
    cancel: (code: string, token: string, key: string) =>
      json<T.OrderGroup>(event, `${group(code)}/cancellations`, { body: {}, token, key }),
    fees: () => json<PublicFees>(event, '/api/shop/fees'),
    keptMonths: () => json<{ items: KeptMonth[] }>(event, '/api/shop/fees/kept'),
    claimTerms: () => json<T.ClaimTerms>(event, '/api/shop/claim-terms'),
    claims: (code: string, token: string) => json<T.GroupClaims>(event, `${group(code)}/claims`, { token }),
    openClaim: (code: string, token: string, body: T.ClaimBody) => json<T.Claim>(event, `${group(code)}/claims`, { body, token }),
    disputeClaim: (code: string, token: string, claimId: string, note: string) =>
      json<T.Claim>(event, `${group(code)}/claims/${id(claimId)}/disputes`, { body: { note }, token }),
    withdrawClaim: (code: string, token: string, claimId: string) =>
      json<T.Claim>(event, `${group(code)}/claims/${id(claimId)}/withdrawals`, { body: {}, token }),
    directRefunds: (code: string, token: string) => json<{ items: T.DirectRefund[] }>(event, `${group(code)}/direct-refunds`, { token }),
    directRefundCame: (code: string, token: string, refundId: string) =>
      json<unknown>(event, `${group(code)}/direct-refunds/${id(refundId)}/confirmations`, { body: {}, token }),
    directRefundDenied: (code: string, token: string, refundId: string, note: string) =>
      json<unknown>(event, `${group(code)}/direct-refunds/${id(refundId)}/complaints`, { body: { note }, token }),
    refundAccount: (code: string, token: string) => json<T.RefundAccount>(event, `${group(code)}/refund-account`, { token }),
    giveRefundAccount: (code: string, token: string, body: { bin: string; accountNumber: string; holder: string }) =>
      json<T.RefundAccount>(event, `${group(code)}/refund-account`, { method: 'PUT', body, token }),
    vnpayReturn: (search: string) => json<T.VnpayReturn>(event, `/api/shop/payments/vnpay-return${search}`),

    provinces: () => json<{ items: T.Named[] }>(event, '/api/areas/provinces'),
    communes: (province: string) =>
      json<{ items: (T.Named & { label: string })[] }>(event, '/api/areas/communes', { query: { province } }),
    areas: (q: string) => json<{ items: T.AreaHit[] }>(event, '/api/areas/search', { query: { q } }),
    productSets: () => json<{ items: T.ProductSet[] }>(event, '/api/catalog/product-sets'),

    /** Who is signed in; `token` asks for the session just begun, whose cookie the browser has not sent yet. */
    me: (token?: string) => json<T.Me>(event, '/api/me', { token }),
    sendOtp: (phoneNumber: string) => send(event, '/api/auth/phone-number/send-otp', { body: { phoneNumber } }),
    verifyOtp: (phoneNumber: string, code: string) =>
      send(event, '/api/auth/phone-number/verify', { body: { phoneNumber, code } }),
    signOut: () => send(event, '/api/auth/sign-out', { body: {} }),

    simulators: () => json<{ bank?: { appUrl: string | null } }>(event, '/api/dev/simulators'),

    openData: () => json<OpenData>(event, '/api/open-data'),
  };
}

export type Api = ReturnType<typeof apiFor>;
