import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { signedIn } from './sign-in';
import type { Me } from './types';

export const SELLER_COOKIE = 'gian-hang';
export type OwnSeller = Me['sellers'][number];

/** The shop a person works for now: the one last chosen, else the first; null without any. */
export function ownSeller(event: Pick<RequestEvent, 'cookies'>, me: Me): OwnSeller | null {
  const chosen = event.cookies.get(SELLER_COOKIE);
  return me.sellers.find(({ id }) => id === chosen) ?? me.sellers[0] ?? null;
}

/** The shop of whoever sent a form; to the sign-in page when nobody is signed in any more. */
export async function requireSeller(event: RequestEvent): Promise<OwnSeller> {
  const me = await signedIn(event);
  if (!me) redirect(303, `/dang-nhap?next=${encodeURIComponent(event.url.pathname)}`);
  return ownSeller(event, me) ?? error(403, { message: m.ban_no_seller() });
}

export function chooseSeller(event: RequestEvent, id: string): void {
  event.cookies.set(SELLER_COOKIE, id, { path: '/', maxAge: 31_536_000, secure: event.url.protocol === 'https:' });
}
