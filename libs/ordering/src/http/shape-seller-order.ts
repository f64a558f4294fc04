import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { maskPhone, seesBuyer } from '../domain/buyer-visibility.js';
import { isDropped, nextStepOf } from '../domain/order-status.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import type { sellerOrder } from './seller-order.dto.js';
import { shapeOrder } from './shape-order-group.js';

export type PlaceNames = { communeName: string; provinceName: string | null };

/** An order as the members of its seller see it. */
export function shapeSellerOrder(order: SellerOrder, scope: SellerScope, place: PlaceNames, language: Language, now: Date): z.infer<typeof sellerOrder> {
  const whole = seesBuyer(scope.role, order);
  const { buyer, address } = order;
  return {
    ...shapeOrder(order, language, now),
    groupCode: order.groupCode, createdAt: isoVietnam(order.createdAt),
    cod: order.cod, toCollect: order.cod && order.paidAt === null && !isDropped(order.status) ? order.total : null,
    acceptBy: order.promise?.acceptBy ? isoVietnam(order.promise.acceptBy) : null, nextStep: nextStepOf(order),
    escalation: order.escalation && { to: order.escalation.to, at: isoVietnam(order.escalation.at) },
    weightGrams: order.weightGrams, collectedMethod: order.collectedMethod,
    buyer: {
      name: buyer.name, phone: whole ? buyer.phone : maskPhone(buyer.phone),
      communeCode: address.communeCode, ...place, addressLine: whole ? address.line : null,
    },
  };
}
