import type { RequestEvent } from '@sveltejs/kit';
import { apiFor } from './api';
import { ApiError } from './api-error';
import type { Me } from './types';

/** Passes the API's cookies on to the browser; the session is better-auth's, the site keeps none of its own. */
export function passCookies(event: RequestEvent, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const at = pair.indexOf('=');
    const given = new Map(attributes.map((attribute) => {
      const [name = '', value = ''] = attribute.split('=');
      return [name.toLowerCase(), value];
    }));
    event.cookies.set(pair.slice(0, at), pair.slice(at + 1), {
      path: given.get('path') || '/',
      httpOnly: given.has('httponly'),
      secure: given.has('secure'),
      sameSite: 'lax',
      maxAge: given.has('max-age') ? Number(given.get('max-age')) : undefined,
      encode: (value: string) => value,
    });
  }
}

/** Whether this browser carries a session, lapsed or not: good enough for a word in the footer. */
export const hasSession = ({ cookies }: Pick<RequestEvent, 'cookies'>): boolean => cookies.getAll().some(({ name }) => name.endsWith('.session_token'));

/** Who is signed in, or null. */
export async function signedIn(event: RequestEvent): Promise<Me | null> {
  try {
    return await apiFor(event).me();
  } catch (cause) {
    if (cause instanceof ApiError && [401, 403].includes(cause.status)) return null;
    throw cause;
  }
}
