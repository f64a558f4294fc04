const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

interface SiteHeaders { origin?: string; host?: string; 'sec-fetch-site'?: string }

/**
 * Whether a cookie may be believed: reading is harmless; a write must come from our own
 * pages, or from no page at all (a server, a command line), which no browser can fake.
 */
export function fromOwnSite(method: string, headers: SiteHeaders, publicUrl: string): boolean {
  if (SAFE_METHODS.has(method)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).origin === new URL(publicUrl).origin || new URL(origin).host === headers.host;
}
