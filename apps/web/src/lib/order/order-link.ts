/** `CP`, eight characters and a check character, of an alphabet without 0, I, L, O and U. */
const CODE = /^CP[1-9A-HJKMNP-TV-Z]{9}$/;

/** The page of an order from what a person pastes: its code in any case, or the whole link with its token. */
export function readOrderLink(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (CODE.test(code)) return `/don/${code}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const found = /^\/don\/(CP[1-9A-HJKMNP-TV-Z]{9})(?:\/|$)/.exec(url.pathname)?.[1];
  if (!found) return null;
  const token = url.searchParams.get('token');
  return `/don/${found}${token ? `?token=${encodeURIComponent(token)}` : ''}`;
}
