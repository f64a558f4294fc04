import { AsyncLocalStorage } from 'node:async_hooks';
import { baseLocale, isLocale, overwriteGetLocale, type Locale } from '$lib/paraglide/runtime';

const current = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => current.getStore() ?? baseLocale);

export const LANGUAGE_COOKIE = 'lang';

/** The language of a request: `?lang=` first, then the cookie, then Vietnamese. */
export function chooseLocale(asked: string | null, remembered: string | undefined): Locale {
  if (asked && isLocale(asked)) return asked;
  if (remembered && isLocale(remembered)) return remembered;
  return baseLocale;
}

export const withLocale = <T>(locale: Locale, work: () => T): T => current.run(locale, work);
