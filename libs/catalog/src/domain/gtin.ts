/** A trade item's number by GS1, always as 14 digits. No trace code and no payment code: the type keeps them apart. */
export type Gtin = string & { readonly kind: 'gtin' };

export type GtinReading = { gtin: Gtin } | { problem: 'catalog.gtin_length' | 'catalog.gtin_check_digit' | 'catalog.gtin_restricted' };

const LENGTHS = [8, 12, 13, 14];
/** Prefixes for use inside one shop or region, and for coupons (GS1 General Specifications, 1.4 and 2.1.11): nobody owns them. */
const RESTRICTED = /^(2|02|04|05|98|99)/;
const RESTRICTED_EIGHT = /^[02]/;

/** The last digit of a GTIN: weights 3, 1, 3, … from the right (GS1 General Specifications, 7.9). */
export function gtinCheckDigit(body: string): number {
  const sum = [...body].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** Reads a GTIN-8, -12, -13 or -14 as it is printed, with or without spaces. */
export function readGtin(typed: string): GtinReading {
  const digits = typed.replace(/[\s-]/g, '');
  if (!/^[0-9]+$/.test(digits) || !LENGTHS.includes(digits.length)) return { problem: 'catalog.gtin_length' };
  if (gtinCheckDigit(digits.slice(0, -1)) !== Number(digits.at(-1))) return { problem: 'catalog.gtin_check_digit' };
  const gtin = digits.padStart(14, '0');
  const isEight = gtin.startsWith('000000');
  const restricted = isEight ? RESTRICTED_EIGHT.test(gtin.slice(6)) : RESTRICTED.test(gtin.slice(1));
  return restricted ? { problem: 'catalog.gtin_restricted' } : { gtin: gtin as Gtin };
}

/** As it stands under the bars: without the zeros that only fill up to 14. */
export function printedGtin(gtin: string): string {
  if (gtin.startsWith('000000')) return gtin.slice(6);
  if (gtin.startsWith('00')) return gtin.slice(2);
  return gtin.startsWith('0') ? gtin.slice(1) : gtin;
}
