import { Invalid, PRODUCT_SET_NAMES } from '@cho-phien/kernel';

/**
 * The 26 OCOP product sets in 6 groups, Decision 26/2026/QĐ-TTg (22 May 2026), annexes I and II.
 * The decision gives ordinal numbers only; `QD26-01` … `QD26-26` are this market's own keys.
 */
export interface ProductSet {
  code: string;
  /** 1 to 26, the order of annex II. */
  number: number;
  /** 1 to 6. */
  group: number;
  name: string;
  nameEn: string;
  /** Sold to adults only and never against cash on delivery. */
  alcohol: boolean;
  /** What the seller may say about health is limited by law. */
  healthClaims: boolean;
}

export interface ProductGroup { number: number; name: string; nameEn: string }

export const PRODUCT_GROUPS: readonly ProductGroup[] = [
  { number: 1, name: 'Thực phẩm', nameEn: 'Food' },
  { number: 2, name: 'Đồ uống', nameEn: 'Drinks' },
  { number: 3, name: 'Dược liệu', nameEn: 'Medicinal plants' },
  { number: 4, name: 'Thủ công mỹ nghệ', nameEn: 'Handicrafts' },
  { number: 5, name: 'Sinh vật cảnh', nameEn: 'Ornamental plants and animals' },
  { number: 6, name: 'Du lịch cộng đồng', nameEn: 'Community tourism' },
];

/** The last set of each group. */
const GROUP_ENDS = [13, 17, 20, 22, 25, 26];
const groupOf = (number: number): number => GROUP_ENDS.findIndex((last) => number <= last) + 1;

const alcoholSets: readonly number[] = [14, 15];
const healthClaimSets: readonly number[] = [18, 19];

const setOf = (number: number, name: string, nameEn: string): ProductSet => ({
  code: `QD26-${String(number).padStart(2, '0')}`,
  number,
  group: groupOf(number),
  name,
  nameEn,
  alcohol: alcoholSets.includes(number),
  healthClaims: healthClaimSets.includes(number),
});

export const PRODUCT_SETS: readonly ProductSet[] = PRODUCT_SET_NAMES.map(([name, nameEn], index) => setOf(index + 1, name, nameEn));

const byCode = new Map(PRODUCT_SETS.map((set) => [set.code, set]));

export const isProductSet = (code: string): boolean => byCode.has(code);

/** The set with a code such as `QD26-06`. Errors: `catalog.unknown_product_set`. */
export function productSet(code: string): ProductSet {
  const set = byCode.get(code);
  if (!set) throw new Invalid('catalog.unknown_product_set', { code });
  return set;
}
