import { cartCookie } from '$lib/server/cookies';
import { hasSession } from '$lib/server/sign-in';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = (event) => {
  const { url, locals } = event;
  const other = locals.locale === 'vi' ? 'en' : 'vi';
  const inOtherLanguage = new URL(url);
  inOtherLanguage.searchParams.set('lang', other);
  return {
    hasSession: hasSession(event),
    cartCount: cartCookie.count(event),
    canonical: url.origin + url.pathname,
    // `//host` would be another site
    otherLanguage: { code: other, href: inOtherLanguage.pathname.replace(/^\/+/, '/') + inOtherLanguage.search },
  };
};
