import type { IconName } from '../components/icons';

export type KindSlug =
  | 'do-an' | 'che-ca-phe' | 'mat-ong' | 'nuoc-ruou' | 'cay-thuoc' | 'vai-do-dan' | 'hoa-du-lich';

/** The seven groups on the home page: the 26 OCOP product sets under names people use. */
export const KINDS: Record<KindSlug, { icon: IconName; sets: readonly number[] }> = {
  'do-an': { icon: 'bowl', sets: [1, 2, 3, 5, 6, 7, 8, 9, 10] },
  'che-ca-phe': { icon: 'leaf', sets: [11, 12, 13] },
  'mat-ong': { icon: 'jar', sets: [4] },
  'nuoc-ruou': { icon: 'bottle', sets: [14, 15, 16, 17] },
  'cay-thuoc': { icon: 'herb', sets: [18, 19, 20] },
  'vai-do-dan': { icon: 'cloth', sets: [21, 22] },
  'hoa-du-lich': { icon: 'sun', sets: [23, 24, 25, 26] },
};

export const KIND_SLUGS = Object.keys(KINDS) as KindSlug[];

export const isKind = (slug: string): slug is KindSlug => Object.hasOwn(KINDS, slug);

/** `4` → `QD26-04`, the set's code in Decision 26/2026/QĐ-TTg. */
export const setCode = (order: number): string => `QD26-${String(order).padStart(2, '0')}`;

/** The sets a `/nhom/{bo}` page shows: a group's, or the one set named by its code; null when unknown. */
export function setsOf(slug: string): string[] | null {
  if (isKind(slug)) return KINDS[slug].sets.map(setCode);
  return /^qd26-(0[1-9]|1\d|2[0-6])$/i.test(slug) ? [slug.toUpperCase()] : null;
}

/** The group a set belongs to, for the way back from a product; null for an unknown code. */
export function kindOfSet(code: string): KindSlug | null {
  return KIND_SLUGS.find((slug) => setsOf(slug)?.includes(code)) ?? null;
}
