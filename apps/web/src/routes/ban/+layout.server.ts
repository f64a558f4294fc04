import { redirect } from '@sveltejs/kit';
import { ownSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import { signedIn } from '$lib/server/sign-in';
import type { LayoutServerLoad } from './$types';

const OPEN_TO_ALL = '/ban/dang-ky';

export const load: LayoutServerLoad = async (event) => {
  const { pathname, search } = event.url;
  const me = await signedIn(event);
  if (!me) redirect(303, `/dang-nhap?next=${encodeURIComponent(pathname + search)}`);
  const seller = ownSeller(event, me);
  if (!seller && pathname !== OPEN_TO_ALL) redirect(303, OPEN_TO_ALL);
  const profile = seller && (await quietly(sellerApi(event, seller.id).profile()));
  return { at: new Date().toISOString(), me, seller, profile, as: profile?.addressAs ?? 'bác' };
};
