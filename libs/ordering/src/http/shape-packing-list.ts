import type { z } from 'zod';
import { totalsByHousehold, totalsByProduct } from '../domain/packing-totals.js';
import type { PackedOrder, PackTotal } from '../domain/packing-totals.js';
import type { SellerOrder } from '../storage/seller-order.repository.js';
import type { packingList } from './packing.dto.js';
import type { sellerOrder } from './seller-order.dto.js';

interface Packed { order: SellerOrder; shown: z.infer<typeof sellerOrder> }

/** Orders to pack with their totals; `households` are names by id. */
export function shapePackingList(packed: readonly Packed[], households: ReadonlyMap<string, string>): z.infer<typeof packingList> {
  const orders = packed.map(({ order: { code, lines } }): PackedOrder => ({ code, lines: lines.map((line) => ({ ...line, producerId: line.producerId ?? null })) }));
  return {
    byProduct: totalsByProduct(orders).map(shapeTotal),
    byHousehold: totalsByHousehold(orders).map(({ producerId, quantity, lines }) => (
      { household: producerId === null ? null : { id: producerId, name: households.get(producerId) ?? '' }, quantity, lines: lines.map(shapeTotal) })),
    orders: packed.map(({ order, shown }) => ({
      code: shown.code, status: shown.status, buyerName: shown.buyer.name, communeName: shown.buyer.communeName, deliveryName: shown.deliveryName,
      sendBy: shown.sendBy, toCollect: shown.toCollect,
      lines: order.lines.map(({ productId, variantId, name, variantName, unit, quantity, producerId }) => ({ productId, variantId, name, variantName, unit, quantity, householdId: producerId ?? null })),
    })),
  };
}

const shapeTotal = ({ productId, variantId, name, variantName, unit, quantity, orders }: PackTotal): z.infer<typeof packingList>['byProduct'][number] =>
  ({ productId, variantId, name, variantName, unit, quantity, orders });
