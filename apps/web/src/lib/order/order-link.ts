const CODE = /^[A-Z0-9]{4,24}$/;

/** The page of an order from what a person pastes: its code in any case, or the whole link with its token. */
export function readOrderLink(text: string): string | null {
  const code = text.replace(/[\s-]/g, '').toUpperCase();
  if (CODE.test(code)) return `/don/${code}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const found = /^\/don\/([A-Z0-9]{4,24})(?:\/|$)/.exec(url.pathname)?.[1];
  if (!found) return null;
  const token = url.searchParams.get('token');
  return `/don/${found}${token ? `?token=${encodeURIComponent(token)}` : ''}`;
}
