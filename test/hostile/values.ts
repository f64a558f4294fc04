/** Texts that break what does not take care: SQL, HTML, templates, paths, control and odd characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  `'; drop table ordering.orders; --`,
  `" or 1=1 -- `,
  `\\'); select pg_sleep(10); --`,
  `<script>alert('cho-phien')</script>`,
  `"><img src=x onerror=alert(1)>`,
  `</title><x-hostile>`,
  `javascript:alert(1)`,
  '\u0000',
  'Nguyễn\u0000 Văn',
  '\u001b[31m\r\nset-cookie: a=b',
  '\ud800 lone',
  '\u202egnah',
  '{{constructor.constructor("return 1")()}}${7*7}',
  '../../../../etc/passwd',
  '%s%n%00%ff',
  '__proto__',
  'toString',
  '🫖'.repeat(20),
  'Ẩ'.normalize('NFD').repeat(20),
];

/** Longer than any field, within the limit of a body; and past that limit. */
export const LONG = 'a'.repeat(20_000);
export const MEGABYTE = 'a'.repeat(1_000_000);

/** What a number field must not take: money and quantities are whole and not negative. */
export const HOSTILE_NUMBERS: readonly unknown[] = [-1, 0.5, 1.5, -0.01, 1e308, -1e308, 2 ** 53, 1e21, '1', '1e3', ' 1', '', '１'];

/** Values of another type than the given one. */
export function wrongTypes(right: unknown): unknown[] {
  const types: unknown[] = ['text', 7, true, null, [], {}, [[]], { a: { $ne: null } }];
  return types.filter((value) => value === null || Array.isArray(value) || typeof value !== typeof right);
}

/** Bodies that no route may take, whatever it wants. */
export const BROKEN_BODIES: Readonly<Record<string, string>> = {
  'cut off': '{"quantity":',
  'not JSON': '<a>1</a>',
  'single quotes': `{'quantity': 1}`,
  'trailing comma': '{"quantity": 1,}',
  NaN: '{"quantity": NaN}',
  'a control character': '{"quantity": "\u0001"}',
  prototype: '{"__proto__": {"admin": true}}',
  'deep prototype': '{"address": {"constructor": {"prototype": {"admin": true}}}}',
  'nested without end': '['.repeat(100_000),
  'nested too deep': `${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}`,
  'a megabyte': `{"quantity": "${MEGABYTE}"}`,
};

/** JSON that is no object. */
export const NO_OBJECTS: readonly string[] = ['null', '[]', '"text"', '7', 'true', '[{}]'];
