import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn } from './sign-in';
import type { Me } from './types';

/** Who is signed in and holds the role; anybody else is led to sign in or told whose page this is. */
export async function requireRole(event: RequestEvent, role: 'assistant' | 'operator', message: string): Promise<Me> {
  const me = await signedIn(event);
  if (!me) redirect(303, `/dang-nhap?next=${encodeURIComponent(event.url.pathname + event.url.search)}`);
  if (!me.roles.includes(role)) error(403, { message });
  return me;
}
