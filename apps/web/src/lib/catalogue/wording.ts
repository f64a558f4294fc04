import { dong } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';
import type { UnitPrice } from '$lib/server/types';
import type { KindSlug } from './kinds';

/** `gói 500 g` → `1 gói 500 g`. */
export const unitLine = (unit: string): string => (/^\d/.test(unit) ? unit : `1 ${unit}`);

/** `Xã Bình Liêu` inside a sentence: `xã Bình Liêu`. */
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** `gói 500 g` at the head of a line: `Gói 500 g`. */
export const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** `150.000 đ/kg`. */
export const perUnit = (price: UnitPrice): string =>
  `${dong(price.amount)}/${price.per === 'l' ? m.unit_litre() : 'kg'}`;

const KIND_NAMES: Record<KindSlug, () => string> = {
  'do-an': m.kind_food,
  'che-ca-phe': m.kind_tea,
  'mat-ong': m.kind_honey,
  'nuoc-ruou': m.kind_drinks,
  'cay-thuoc': m.kind_herbs,
  'vai-do-dan': m.kind_cloth,
  'hoa-du-lich': m.kind_flowers,
};

export const kindName = (slug: KindSlug): string => KIND_NAMES[slug]();
