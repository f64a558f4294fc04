import type { RequestEvent } from '@sveltejs/kit';
import type { OwnProduct } from '$lib/seller/types';
import { json } from './api';
import type * as A from './assistant-types';
import type { Page } from './types';

const id = encodeURIComponent;

/** What an assistant may ask and do: his own lists, and a household's affairs under its consent. */
export function assistantApi(event: RequestEvent) {
  const seller = (sellerId: string) => `/api/seller/${id(sellerId)}`;
  const product = (sellerId: string, productId: string) => `${seller(sellerId)}/products/${id(productId)}`;
  return {
    tasks: () => json<A.TaskList>(event, '/api/assistant/tasks'),
    households: () => json<{ items: A.Household[] }>(event, '/api/assistant/households'),
    activity: (after: string | null) => json<Page<A.Activity>>(event, '/api/assistant/activity', { query: { limit: 50, after } }),

    askConsent: (body: A.ConsentBody) => json<{ id: string; state: string }>(event, '/api/assistant/consents', { body }),
    confirmConsent: (consentId: string, code: string) =>
      json<unknown>(event, `/api/assistant/consents/${id(consentId)}/confirmations`, { body: { code } }),
    apply: (body: A.ApplicationBody) =>
      json<{ seller: { id: string; name: string }; consent: { id: string; state: string } }>(event, '/api/assistant/seller-applications', { body }),

    profile: (sellerId: string) => json<A.HouseholdProfile>(event, `${seller(sellerId)}/profile`),
    givePaper: (sellerId: string, code: string, value: string) =>
      json<unknown>(event, `${seller(sellerId)}/requirements/${id(code)}`, { method: 'PUT', body: { value } }),
    submit: (sellerId: string) => json<unknown>(event, `${seller(sellerId)}/submissions`, { body: {} }),
    products: (sellerId: string, after: string | null) =>
      json<Page<A.HouseholdGoods>>(event, `${seller(sellerId)}/products`, { query: { limit: 50, after } }),
    product: (sellerId: string, productId: string) => json<OwnProduct>(event, product(sellerId, productId)),
    setStock: (sellerId: string, productId: string, body: { variantId: string; onHand: number }) =>
      json<unknown>(event, `${product(sellerId, productId)}/stock`, { method: 'PUT', body }),
    askConfirmation: (sellerId: string, productId: string, hash: string) =>
      json<{ summary: string; expiresAt: string }>(event, `${product(sellerId, productId)}/confirmation-requests`, { body: { hash } }),
    confirm: (sellerId: string, productId: string, body: { hash: string; code: string; witness?: { name: string } }) =>
      json<unknown>(event, `${product(sellerId, productId)}/confirmations`, { body }),
    publish: (sellerId: string, productId: string) => json<OwnProduct>(event, `${product(sellerId, productId)}/publication`, { body: {} }),

    orders: (sellerId: string, step: 'accept' | 'hand_over') =>
      json<Page<A.HouseholdOrder>>(event, `${seller(sellerId)}/orders`, { query: { step, limit: 50 } }),
    accept: (sellerId: string, code: string) =>
      json<unknown>(event, `${seller(sellerId)}/orders/${id(code)}/acceptances`, { body: {} }),
  };
}
