import { z } from 'zod';
import { orderStatuses } from '../domain/order-status.js';
import { sellerOrder } from './seller-order.dto.js';

/** Most orders of one list: a cycle of a cooperative. */
export const MOST_PACKED = 500;

const listed = (text: string | undefined): string[] => (text ? text.split(',') : []);

/** `codes`: orders joined by commas; or `status`, the same way; accepted orders when both are absent. */
export const packingQuery = z.object({
  codes: z.string().max(MOST_PACKED * 20).optional().transform(listed).pipe(z.array(z.string().min(1).max(50)).max(MOST_PACKED)),
  status: z.string().max(200).optional().transform(listed).pipe(z.array(z.enum(orderStatuses as [string, ...string[]]))),
});

const goods = z.object({ productId: z.string(), variantId: z.string(), name: z.string(), variantName: z.string(), unit: z.string(), quantity: z.int() });
const total = goods.extend({ orders: z.int() });

export const packingList = z.object({
  byProduct: z.array(total),
  /** `household` null: made by the seller itself. */
  byHousehold: z.array(z.object({ household: z.object({ id: z.string(), name: z.string() }).nullable(), quantity: z.int(), lines: z.array(total) })),
  orders: z.array(z.object({
    code: z.string(), status: z.string(), buyerName: z.string(), communeName: z.string(), deliveryName: z.string(), sendBy: z.string().nullable(),
    toCollect: z.int().nullable(), lines: z.array(goods.extend({ householdId: z.string().nullable() })),
  })),
});

/** What stands on a parcel. Phone and address line are whole for those who may read them. */
export const parcelLabel = z.object({
  code: z.string(),
  seller: z.object({ name: z.string(), communeName: z.string() }),
  buyer: sellerOrder.shape.buyer,
  deliveryName: z.string(), carrier: z.string().nullable(), trackingNumber: z.string().nullable(),
  toCollect: sellerOrder.shape.toCollect, weightGrams: z.int(), sendBy: z.string().nullable(),
  lines: z.array(goods),
  /** The address of the order's page, drawn. */
  qr: z.object({ payload: z.string(), svg: z.string() }),
  /** The transfer that pays it at the door, drawn; null when nothing is to be collected. */
  payment: z.object({ payload: z.string(), svg: z.string(), bankBin: z.string(), accountNumber: z.string(), accountName: z.string(), memo: z.string() }).nullable(),
});
