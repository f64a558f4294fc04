/** An e-commerce floor; its listings lie on one of its hosts or below it. This market itself has none. */
export interface Floor { code: string; name: string; hosts: string[] }

/** The host of an `https` or `http` address without user and port; null for anything else. */
function hostOf(url: string): string | null {
  try {
    const { protocol, hostname, username, password, port } = new URL(url);
    return ['https:', 'http:'].includes(protocol) && username === '' && password === '' && port === '' ? hostname.toLowerCase().replace(/\.$/, '') : null;
  } catch {
    return null;
  }
}

/** The floor on which an address lies; null where it lies on none of them. */
export function floorOfAddress(url: string, floors: readonly Floor[]): Floor | null {
  const host = hostOf(url);
  if (host === null) return null;
  return floors.find(({ hosts }) => hosts.some((each) => host === each || host.endsWith(`.${each}`))) ?? null;
}

/** Whether an address is of the floor itself, not of anything on it: it would prove every product listed. */
export function isFrontPage(url: string): boolean {
  const { pathname, search, hash } = new URL(url);
  return pathname === '/' && search === '' && !/^#[!/]/.test(hash);
}
