import { baseLocale, isLocale, overwriteGetLocale } from '$lib/paraglide/runtime';

// The server chose the language and said so on the page.
overwriteGetLocale(() => (isLocale(document.documentElement.lang) ? document.documentElement.lang : baseLocale));
