/** What banks do to a transfer memo on its way to the payee's statement. */
export const MANGLES = ['upper', 'lower', 'strip', 'prefix', 'suffix', 'wrap', 'truncate'] as const;
export type Mangle = (typeof MANGLES)[number];

// Interbank memos are cut at lengths that differ by bank; 25 is the shortest in use.
const SHORTEST_MEMO = 25;

const STEPS: Readonly<Record<Mangle, (memo: string, reference: string) => string>> = {
  upper: (memo) => memo.toUpperCase(),
  lower: (memo) => memo.toLowerCase(),
  strip: (memo) => withoutMarks(memo).replace(/[^A-Za-z0-9 ]+/g, ' ').replace(/ +/g, ' ').trim(),
  prefix: (memo, reference) => `${reference} ${memo}`,
  suffix: (memo) => `${memo} GD 017283-112226-09:15:02`,
  wrap: (memo, reference) => `MBVCB.${reference}.${memo}.CT tu 0011000000000 KHACH HANG GIA LAP`,
  truncate: (memo) => memo.slice(0, SHORTEST_MEMO),
};

/** Applies the steps in the given order. `reference` is the bank's own number, digits only. */
export function mangleMemo(memo: string, steps: readonly Mangle[], reference: string): string {
  return steps.reduce((text, step) => STEPS[step](text, reference), memo);
}

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}
