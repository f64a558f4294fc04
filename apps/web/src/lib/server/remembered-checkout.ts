import type { RequestEvent } from '@sveltejs/kit';
import { METHODS, vnpayWay, type CheckoutForm } from '$lib/checkout/checkout-form';

const NAME = 'dat-hang';
const PATH = '/dat-hang';
const HOUR = 3600;
/** Browsers keep cookies of 4,096 bytes; of a basket with very many parcels, the choices are asked again. */
const MOST = 3_800;

const encoded = (typed: object): string => Buffer.from(JSON.stringify(typed)).toString('base64url');

type Event = Pick<RequestEvent, 'cookies' | 'url'>;

/**
 * What the buyer typed before asking for the delivery fees, kept an hour on this device for the
 * checkout page alone: the page that shows the fees is then an ordinary page, which Back and
 * Reload show again without sending anything. Gone once the order is placed.
 */
export const rememberedCheckout = {
  set({ cookies, url }: Event, { key: _key, shownTotal: _shownTotal, ...typed }: CheckoutForm) {
    const whole = encoded(typed);
    cookies.set(NAME, whole.length > MOST ? encoded({ ...typed, delivery: {} }) : whole, { path: PATH, maxAge: HOUR, httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' });
  },
  /** Null where nothing is kept, or what is kept was written by somebody else. */
  get({ cookies }: Event): CheckoutForm | null {
    try {
      return readTyped(JSON.parse(Buffer.from(cookies.get(NAME) ?? '', 'base64url').toString('utf8')));
    } catch {
      return null;
    }
  },
  clear: ({ cookies }: Event) => cookies.delete(NAME, { path: PATH }),
};

function readTyped(stored: unknown): CheckoutForm | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const typed = stored as Record<string, unknown>;
  const text = (name: keyof CheckoutForm) => (typeof typed[name] === 'string' ? typed[name] : '');
  const delivery = Object.entries(typed.delivery ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    key: '',
    name: text('name'),
    phone: text('phone'),
    commune: text('commune'),
    communeCode: text('communeCode'),
    line: text('line'),
    delivery: Object.fromEntries(delivery),
    method: METHODS.find((known) => known === typed.method) ?? 'vietqr',
    way: vnpayWay(typed.way),
    ageConfirmed: typed.ageConfirmed === true,
    shownTotal: null,
  };
}
