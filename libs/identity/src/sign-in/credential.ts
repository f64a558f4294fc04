import type { IncomingHttpHeaders } from 'node:http';

/** What a request proves itself with, and the headers that hand exactly that, and nothing else, to better-auth. */
export interface Credential { kind: 'bearer' | 'cookie'; value: string; headers: Headers }

/** A bearer token when one is given, whatever cookies came along; otherwise the session cookie. */
export function credentialOf(headers: IncomingHttpHeaders, cookieName: string): Credential | null {
  const bearer = /^Bearer\s+(\S{1,500})$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { kind: 'bearer', value: bearer, headers: new Headers({ authorization: `Bearer ${bearer}` }) };
  if (headers.authorization !== undefined) return null;
  const cookie = (headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${cookieName}=`));
  return cookie === undefined ? null : { kind: 'cookie', value: cookie, headers: new Headers({ cookie }) };
}
