/**
 * Where to go after signing in: only a path of this site, never another host. `//host` and `/\host`
 * are read by browsers as another host; `/.//host` becomes the first once its dots are resolved.
 */
export function nextPageOf(asked: string | null, otherwise = '/'): string {
  if (!asked || !/^\/(?![/\\])/.test(asked) || /[\u0000-\u001f\\]/.test(asked)) return otherwise;
  const base = 'http://site.invalid';
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null;
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : otherwise;
}
