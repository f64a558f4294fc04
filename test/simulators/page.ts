import { createHash } from 'node:crypto';

/** Markup that is safe to put into a page as it stands. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlPart = Html | string | number | null | undefined | readonly HtmlPart[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
};

function render(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(render).join('');
  return String(part ?? '').replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** Template tag: every value is escaped unless it is itself {@link Html}. */
export function html(strings: TemplateStringsArray, ...values: HtmlPart[]): Html {
  return new Html(strings.reduce((text, piece, index) => text + render(values[index - 1]) + piece));
}

const STYLE = `
:root{color-scheme:light;--ink:#1d2421;--line:#c9d1cc;--accent:#14532d;--warn:#7c2d12;--soft:#f4f6f4}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:#fff;overflow-wrap:anywhere}
.banner{background:#fff4d6;border-bottom:3px solid #b45309;color:var(--warn);padding:.75rem 1rem;font-weight:700;text-align:center}
main{max-width:44rem;margin:0 auto;padding:1rem}
h1{font-size:1.4rem;margin:.5rem 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem 1rem;margin:0 0 1rem}dt{color:#4a554f}dd{margin:0;font-weight:600}
fieldset{border:1px solid var(--line);border-radius:.5rem;margin:0 0 1rem;padding:.75rem}legend{font-weight:600;padding:0 .25rem}
label{display:block;margin:.5rem 0}label.choice{display:flex;gap:.5rem;align-items:center;min-height:2.75rem;margin:0}
input:not([type=radio]):not([type=checkbox]),select,textarea{width:100%;font:inherit;padding:.6rem;border:1px solid #6b7a71;border-radius:.4rem;background:#fff;color:inherit}
button{font:inherit;font-weight:600;width:100%;min-height:2.75rem;margin:.25rem 0;padding:.5rem 1rem;border-radius:.5rem;border:1px solid #6b7a71;background:#fff;color:var(--ink)}
button.main{background:var(--accent);border-color:var(--accent);color:#fff}
:focus-visible{outline:3px solid #1d4ed8;outline-offset:2px}a{color:#1e4f9c}
summary{cursor:pointer;min-height:2.75rem;padding:.6rem 0;font-weight:600}
.record{border:1px solid var(--line);border-radius:.5rem;padding:.75rem;margin:0 0 .75rem;background:var(--soft)}
.error{border-left:4px solid var(--warn);padding:.5rem .75rem;background:#fff1ec}
code{font-size:.9em}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** No script, nothing foreign; form targets stay open because a payment ends on the shop's host. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** A whole page under the banner that says it is a simulation. */
export function page(options: { language: string; banner: string; title: string; body: Html }): string {
  return `<!doctype html>\n${html`<html lang="${options.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">
<title>${options.title}</title><style>${new Html(STYLE)}</style></head>
<body><header class="banner">${options.banner}</header>
<main><h1>${options.title}</h1>${options.body}</main></body></html>`.text}`;
}

const VND = new Intl.NumberFormat('vi-VN');

/** `235.000 ₫` from whole đồng. */
export function formatDong(amount: number): string {
  return `${VND.format(amount)} ₫`;
}

export type Language = 'vi' | 'en';

/** The page's language from a query value; Vietnamese unless English is asked for. */
export function languageOf(value: unknown): Language {
  return value === 'en' ? 'en' : 'vi';
}
