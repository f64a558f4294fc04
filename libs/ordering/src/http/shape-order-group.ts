import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Dong, Language } from '@cho-phien/kernel';
import type { PaymentMethod } from '@cho-phien/contracts';
import type { PayableView } from '@cho-phien/payments';
import { isLate } from '../domain/order-promise.js';
import type { Order, OrderLine, Purchase } from '../domain/purchase.js';
import type { order as orderSchema, orderGroup, orderLine } from './order-group.dto.js';

export interface Around {
  language: Language;
  communeName: string;
  provinceName: string | null;
  methods: PaymentMethod[];
  cardCeiling: Dong | null;
  payable: PayableView | null;
  now: Date;
}

/** A purchase as its buyer sees it. */
export function shapeOrderGroup(purchase: Purchase, { language, communeName, provinceName, methods, cardCeiling, payable, now }: Around): z.infer<typeof orderGroup> {
  const { communeCode, line } = purchase.address;
  return {
    code: purchase.code, status: purchase.status, cod: purchase.cod,
    total: purchase.total, itemsTotal: purchase.itemsTotal, deliveryTotal: purchase.deliveryTotal, paidAmount: payable?.paidAmount ?? 0,
    expiresAt: purchase.expiresAt && isoVietnam(purchase.expiresAt), createdAt: isoVietnam(purchase.createdAt),
    buyerName: purchase.buyer.name,
    address: { communeCode, communeName, line, text: [line, communeName, provinceName].filter(Boolean).join(', ') },
    paymentMethods: methods,
    cardCeiling,
    orders: purchase.orders.map((each) => shapeOrder(each, language, now)),
    payments: payable?.payments ?? [],
  };
}

export const shapeOrder = (order: Order, language: Language, now: Date): z.infer<typeof orderSchema> => ({
  code: order.code, status: order.status, statusReason: order.statusReason,
  seller: { id: order.seller.id, slug: order.seller.slug, name: order.seller.name },
  lines: order.lines.map(shapeLine),
  itemsTotal: order.itemsTotal, deliveryFee: order.deliveryFee, total: order.total, refundedAmount: order.refundedAmount,
  deliveryCode: order.delivery.code, deliveryName: order.delivery.name[language],
  carrier: order.carrier, trackingNumber: order.trackingNumber,
  paid: order.paidAt !== null,
  sendBy: order.promise && isoVietnam(order.promise.sendBy), sendByBefore: order.promise?.sendByBefore ? isoVietnam(order.promise.sendByBefore) : null,
  delayReason: order.promise?.delayReason ?? null, late: isLate(order, now),
  timeline: order.timeline.map(({ status, at }) => ({ status, at: isoVietnam(at) })),
});

export const shapeLine = (line: OrderLine): z.infer<typeof orderLine> => ({
  variantId: line.variantId, productId: line.productId, slug: line.slug, name: line.name, variantName: line.variantName, unit: line.unit,
  image: line.image as z.infer<typeof orderLine>['image'], quantity: line.quantity, unitPrice: line.unitPrice, total: line.total,
});
