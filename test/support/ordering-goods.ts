import type { ProductDraft } from '@cho-phien/catalog';
import { dong, newId } from '@cho-phien/kernel';
import type { Shop } from './ordering-door.js';

export interface Good { variantId: string; productId: string; price: number }
export interface GoodWish { price?: number; stock?: number; grams?: number; alcohol?: boolean }

/** One product with one pack size. */
export function demoGood(shop: Shop, { price = 75_000, stock = 20, grams = 600, alcohol = false }: GoodWish): Good & { draft: ProductDraft } {
  const good: Good = { variantId: newId(), productId: newId(), price };
  const draft: ProductDraft = {
    id: good.productId, slug: `hang-${good.productId}`, name: 'Hàng thử', description: 'Hàng thử.', story: null, ingredients: null,
    productSet: alcohol ? 'QD26-14' : 'QD26-06', seller: { ...shop, kind: 'htx' }, communeCode: shop.communeCode, communeLabel: 'Xã Bình Liêu', provinceCode: '22',
    variants: [{ id: good.variantId, name: 'gói', unit: 'gói', price: dong(price), netWeightGrams: grams, netVolumeMl: null, deliveryWeightGrams: grams, available: stock }],
    images: [{ key: 'hang-0123abcd', width: 1280, height: 1280, alt: 'Hàng thử', drawn: true }],
    listedAt: new Date('2026-11-01T00:00:00Z'),
  };
  return { ...good, draft };
}
