/**
 * The product code by which a certificate is known, as the scoring sheets define it.
 * `new`: province-commune-number-year (QĐ 26/2026/QĐ-TTg, annex III; codes of QĐ 19/2025/QĐ-TTg).
 * `old`: province-district-commune-number-year, as papers of before July 2025 carry it.
 */
export interface ProductCode { form: 'new' | 'old'; province: string; district: string | null; commune: string; running: number; year: number }

/** What stands before a code that nobody should take for real. */
const INVENTED = /^(?:DEMO|THU)-/;

/** A number as the register keeps it: upper case, no spaces around its parts, every dash the plain one. */
export const numberAsKept = (typed: string): string => typed.normalize('NFC').replace(/[‐-―−]/g, '-').replace(/\s*([-/.])\s*/g, '$1').replace(/\s+/g, ' ').trim().toUpperCase();

/** Letters, digits and what stands between them; every number that an office gives has a digit. */
export const isCertificateNumber = (kept: string): boolean => kept.length <= 80 && /^(?=.*\d)[\p{L}\d][\p{L}\d ./()_-]*$/u.test(kept);

/** Every way in which a number may stand on paper, the shortest first: the running number of a product code with zeros before it or without. */
export function spellingsOf(number: string): string[] {
  const [, before, running, after] = /^((?:DEMO-|THU-)?\d{2}-(?:\d{3}-)?\d{5}-)0*(\d{1,5}?)(-20\d{2})$/.exec(number) ?? [];
  if (before === undefined || running === undefined || after === undefined) return [number];
  return [...new Set([...Array.from({ length: 6 - running.length }, (_, zeros) => `${before}${'0'.repeat(zeros)}${running}${after}`), number])];
}

/** The parts of a product code; null for any other number, which a paper may carry too. */
export function readProductCode(number: string): ProductCode | null {
  const match = /^(\d{2})-(?:(\d{3})-)?(\d{5})-(\d{1,5})-(20\d{2})$/.exec(numberAsKept(number).replace(INVENTED, ''));
  if (!match) return null;
  const [, province, district, commune, running, year] = match as unknown as [string, string, string | undefined, string, string, string];
  return { form: district === undefined ? 'new' : 'old', province, district: district ?? null, commune, running: Number(running), year: Number(year) };
}
