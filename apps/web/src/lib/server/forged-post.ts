const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
const WRITING = ['POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * True for a form post that another site's page could have sent. Browsers of today say so themselves
 * (Sec-Fetch-Site, which no page can forge); of older ones the Origin is compared with the Host
 * header, not with one configured origin, so that every address of the machine works.
 */
export function isForgedPost(request: Request): boolean {
  if (!WRITING.includes(request.method)) return false;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type && !FORM_TYPES.includes(type)) return false;
  // First of all because browsers send `Origin: null` from a page opened again at the address of a refused form.
  const site = request.headers.get('sec-fetch-site');
  if (site) return site !== 'same-origin';
  const origin = request.headers.get('origin');
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (!origin || !host) return true;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

const MOST_BYTES = 512 * 1024;
const TAKES_FILES = /^\/(ban|giup)\/|^\/can-bo\/(san-ngoai|chung-nhan\/nhap)(\/|$)/;

/** True for a post larger than a form of this path can be: only those of sellers and assistants carry photos, and some of officers pictures and registers. */
export function isTooLarge(request: Request, path: string): boolean {
  if (!WRITING.includes(request.method) || TAKES_FILES.test(path)) return false;
  return Number(request.headers.get('content-length') ?? (request.body ? Infinity : 0)) > MOST_BYTES;
}
