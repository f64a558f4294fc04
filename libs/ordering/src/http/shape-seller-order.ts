import type { z } from 'zod';
import { isoVietnam } from '@cho-phien/kernel';
import type { Language } from '@cho-phien/kernel';
import type { SellerScope } from '@cho-phien/platform';
import { maskPhone, seesBuyer } from '../domain/buyer-visibility.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import type { sellerOrder } from './seller-order.dto.js';
import { shapeOrder } from './shape-order-group.js';

/** An order as the members of its seller see it. */
export function shapeSellerOrder(order: SellerOrder, scope: SellerScope, communeName: string, language: Language): z.infer<typeof sellerOrder> {
  const whole = seesBuyer(scope.role, order);
  const { buyer, address } = order;
  return {
    ...shapeOrder(order, language),
    groupCode: order.groupCode, createdAt: isoVietnam(order.createdAt),
    cod: order.cod, toCollect: order.cod && order.paidAt === null && order.status !== 'cancelled' ? order.total : null,
    weightGrams: order.weightGrams, collectedMethod: order.collectedMethod,
    buyer: {
      name: buyer.name, phone: whole ? buyer.phone : maskPhone(buyer.phone),
      communeCode: address.communeCode, communeName, addressLine: whole ? address.line : null,
    },
  };
}
