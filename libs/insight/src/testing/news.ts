import type { PayloadOf } from '@cho-phien/contracts';
import { newId } from '@cho-phien/kernel';

type Certificate = PayloadOf<'catalog.certificate_changed'>;
type Product = PayloadOf<'catalog.product_changed'>;
type Delivered = PayloadOf<'ordering.order_delivered'>;
type Captured = PayloadOf<'payments.payment_captured'>;

/** What contexts tell; what a test is about is given. */
export const certificateNews = (given: Partial<Certificate> = {}): Certificate => ({
  certificateId: newId(), number: `MAU-${newId()}`, stars: 3, decisionNumber: 'MAU', authority: 'UBND tỉnh Quảng Ninh', holder: 'HTX Mẫu', issuedOn: '2025-01-01', expiresOn: '2027-12-31',
  renewalLodgedOn: null, revokedOn: null, communeCode: '06838', demo: true, productId: null, productName: 'Miến dong', productSet: 'QD26-06', producerKind: 'htx', ...given,
});

export const productNews = (productId: string, given: Partial<Product> = {}): Product => ({
  productId, slug: `hang-${productId}`, name: 'Miến dong', public: true, since: '2026-09-01T08:00:00.000+07:00', productSet: 'QD26-06', isAlcohol: false,
  sellerId: newId(), sellerSlug: 'htx-mau', sellerName: 'HTX Mẫu', sellerKind: 'htx', communeCode: '06838', communeName: 'Xã Bình Liêu', provinceCode: '22',
  description: 'Hàng mẫu.', price: 50_000, unit: 'gói', unitPrice: null, image: null, variantIds: [newId()], available: 10, certificate: null, ...given,
});

let orders = 0;

/** A delivered order and the payment for it. */
export function orderNews(given: { total: number; tender?: Captured['tender']; deliveredAt?: string; commune?: string; sellerId?: string; buyerProvince?: string }): { delivered: Delivered; captured: Captured } {
  const groupCode = `CPMAU${String(orders += 1).padStart(6, '0')}`;
  const [orderCode, sellerId, at] = [`${groupCode}-1`, given.sellerId ?? newId(), given.deliveredAt ?? '2026-10-15T09:00:00.000+07:00'];
  return {
    delivered: { groupCode, orderCode, sellerId, sellerCommuneCode: given.commune ?? '06838', buyerProvinceCode: given.buyerProvince ?? '01', total: given.total, deliveredAt: at, productIds: [newId()] },
    captured: {
      captureId: newId(), payableId: newId(), groupCode, attemptId: newId(), method: given.tender === 'gateway' ? 'vnpay' : 'vietqr', tender: given.tender ?? 'bank_transfer', amount: given.total, late: false,
      capturedAt: at, splits: [{ orderCode, sellerId, items: given.total, delivery: 0, amount: given.total }],
    },
  };
}

/** An order of goods, placed and delivered, whose money is known: what one context after another tells. */
export function saleNews(given: { goods: { productId: string; amount: number; quantity?: number }[]; sellerId?: string; commune?: string; deliveredAt?: string; delivery?: number }): { placed: PayloadOf<'ordering.order_group_placed'> } & ReturnType<typeof orderNews> {
  const items = given.goods.reduce((sum, { amount }) => sum + amount, 0);
  const { delivered, captured } = orderNews({ total: items + (given.delivery ?? 0), ...(given.sellerId && { sellerId: given.sellerId }), ...(given.commune && { commune: given.commune }), ...(given.deliveredAt && { deliveredAt: given.deliveredAt }) });
  const { groupCode, orderCode, sellerId, total, deliveredAt } = delivered;
  return {
    placed: {
      groupCode, buyerPhone: null, language: 'vi', total, expiresAt: deliveredAt,
      orders: [{ orderCode, sellerId, items, delivery: given.delivery ?? 0, lines: given.goods.map((line) => ({ productSet: null, quantity: 1, ...line })) }],
    },
    delivered: { ...delivered, productIds: given.goods.map(({ productId }) => productId) }, captured,
  };
}
