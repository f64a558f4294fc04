import { newId } from '@cho-phien/kernel';
import type { ProductSnapshot } from '../domain/listing.js';

/** News of a public product in stock; what a test is about is given. */
export const productNews = (given: Partial<ProductSnapshot> = {}): ProductSnapshot => {
  const productId = given.productId ?? newId();
  return {
    productId, slug: `hang-${productId}`, name: 'Miến dong', public: true, since: '2026-10-01T08:00:00.000+07:00',
    productSet: 'QD26-06', isAlcohol: false, sellerId: '01930000-0000-7000-8000-000000000001', sellerSlug: 'htx-mau', sellerName: 'HTX Mẫu', sellerKind: 'htx',
    communeCode: '06838', communeName: 'Xã Bình Liêu', provinceCode: '22', description: 'Hàng của phiên chợ.', price: 50_000, unit: 'gói', unitPrice: null,
    image: null, variantIds: [newId()], available: 10, certificate: null, ...given,
  };
};
