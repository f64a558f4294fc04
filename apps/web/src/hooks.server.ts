import { error, type Handle, type HandleServerError } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { ApiError } from '$lib/server/api-error';
import { isForgedPost, isTooLarge } from '$lib/server/forged-post';
import { chooseLocale, LANGUAGE_COOKIE, withLocale } from '$lib/server/locale';
import { m } from '$lib/paraglide/messages';

const YEAR = 31_536_000;

const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'cross-origin-opener-policy': 'same-origin',
};

const ownPostsOnly: Handle = ({ event, resolve }) => {
  if (isForgedPost(event.request)) error(403, { message: 'cross-site form post' });
  if (isTooLarge(event.request, event.url.pathname)) error(413, { message: m.error_too_large() });
  return resolve(event);
};

const language: Handle = ({ event, resolve }) => {
  const asked = event.url.searchParams.get('lang');
  const locale = chooseLocale(asked, event.cookies.get(LANGUAGE_COOKIE));
  event.locals.locale = locale;
  if (asked === locale) {
    event.cookies.set(LANGUAGE_COOKIE, locale, { path: '/', maxAge: YEAR, secure: event.url.protocol === 'https:' });
  }
  return withLocale(locale, () =>
    resolve(event, { transformPageChunk: ({ html }) => forReaders(html).replace('%lang%', locale) }),
  );
};

const securityHeaders: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  if (response.headers.get('content-type')?.startsWith('text/html')) {
    response.headers.set('cache-control', 'private, no-cache');
    response.headers.append('vary', 'cookie');
  }
  return response;
};

export const handle = sequence(ownPostsOnly, securityHeaders, language);

const HYDRATION_MARKS = /<!--(?:\[[!\-\d]*|\]|[a-z0-9]{4,8}|)-->/g;
/** In pages of sellers and assistants, parts of which the browser takes over. */
const TAKEN_OVER = /__sveltekit_|data-hydrate/;
const INLINED_STYLESHEETS = /\s*<link href="[^"]+" rel="stylesheet" disabled media="\(max-width: 0\)">/g;

/** What only client-side rendering would read, about a tenth of a list page, which buyers' pages do without. */
const forReaders = (html: string) =>
  TAKEN_OVER.test(html) ? html : html.replace(HYDRATION_MARKS, '').replace(INLINED_STYLESHEETS, '');

/** What a person reads when a page fails; the cause goes to the log, without the address's query. */
export const handleError: HandleServerError = ({ error: cause, event, status }) => {
  if (cause instanceof ApiError) {
    return { message: cause.detail || m.error_server_lead(), code: cause.code };
  }
  if (status !== 404) {
    console.error(JSON.stringify({ level: 'error', route: event.route.id, status, cause: describe(cause) }));
  }
  return { message: status === 404 ? m.error_missing_lead() : m.error_server_lead() };
};

const describe = (cause: unknown) => (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
