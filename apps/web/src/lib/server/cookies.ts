import type { RequestEvent } from '@sveltejs/kit';

const MONTH = 2_592_000;
const CART = 'gio';
const CART_COUNT = 'gio-so';
const ORDER = 'don';
const LAST_CHECKOUT = 'vua-dat';
const RECENT_ORDERS = 'don-gan-day';
const RECENT_LIMIT = 10;

type Event = Pick<RequestEvent, 'cookies' | 'url'>;

const options = ({ url }: Event, path: string, maxAge: number) => ({
  path,
  maxAge,
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: url.protocol === 'https:',
});

/** The cart: its id is its key, so no script may read it. The count is kept beside it for the header. */
export const cartCookie = {
  id: ({ cookies }: Event) => cookies.get(CART),
  count: ({ cookies }: Event) => Number(cookies.get(CART_COUNT) ?? 0) || 0,
  set(event: Event, id: string, count: number) {
    event.cookies.set(CART, id, options(event, '/', MONTH));
    event.cookies.set(CART_COUNT, String(count), options(event, '/', MONTH));
  },
  clear({ cookies }: Event) {
    cookies.delete(CART, { path: '/' });
    cookies.delete(CART_COUNT, { path: '/' });
  },
};

const orderPath = (code: string) => `/don/${code}`;

/** The access token of one order group, sent back only to that order's own pages. */
export const orderCookie = {
  /** Tokens are printable ASCII; a cookie that somebody else wrote is none. */
  token: ({ cookies }: Event) => /^[\x21-\x7e]+$/.exec(cookies.get(ORDER) ?? '')?.[0],
  set(event: Event, code: string, token: string) {
    event.cookies.set(ORDER, token, options(event, orderPath(code), 3 * MONTH));
    const codes = [code, ...recentOrders(event).filter((other) => other !== code)].slice(0, RECENT_LIMIT);
    event.cookies.set(RECENT_ORDERS, codes.join('.'), options(event, '/', 3 * MONTH));
  },
};

/** Codes of the orders placed or opened on this machine, newest first. */
export const recentOrders = ({ cookies }: Event): string[] =>
  (cookies.get(RECENT_ORDERS) ?? '').split('.').filter((code) => /^[A-Z0-9]+$/.test(code));

/** Remembers which order a checkout form made, so that sending the form again leads to that order. */
export const lastCheckout = {
  orderOf({ cookies }: Event, key: string): string | undefined {
    const [rememberedKey, code] = (cookies.get(LAST_CHECKOUT) ?? '').split('.');
    return rememberedKey === key && /^[A-Z0-9]+$/.test(code ?? '') ? code : undefined;
  },
  set(event: Event, key: string, code: string) {
    event.cookies.set(LAST_CHECKOUT, `${key}.${code}`, options(event, '/dat-hang', 86_400));
  },
};
