import { z } from 'zod';
import { after, dongAmount, limit, text } from '@cho-phien/platform';
import { orderStatuses } from '../domain/order-status.js';
import { order } from './order-group.dto.js';

const status = z.enum(orderStatuses as [string, ...string[]]);

/** `status`: one, or several joined by commas. */
export const sellerOrdersQuery = z.object({
  status: z.string().max(200).optional().transform((list) => (list ? list.split(',') : [])).pipe(z.array(status).max(orderStatuses.length)),
  limit: limit(20),
  after,
});

export const sellerPath = z.object({ sellerId: z.string(), code: z.string().max(50) });

export const sellerOrder = order.omit({ timeline: true }).extend({
  groupCode: z.string(),
  createdAt: z.string(),
  /** To be paid at the door. */
  cod: z.boolean(),
  /** What the carrier takes at the door; null when nothing. */
  toCollect: dongAmount.nullable(),
  weightGrams: z.int(),
  /** Phone and address line are whole for owners and managers once the order is to be fulfilled; masked or null otherwise. */
  buyer: z.object({ name: z.string(), phone: z.string(), communeCode: z.string(), communeName: z.string(), addressLine: z.string().nullable() }),
  collectedMethod: z.enum(['cash', 'qr']).nullable(),
  timeline: z.array(z.object({ status, at: z.string() })),
});

export const sellerOrders = z.object({ items: z.array(sellerOrder), next: z.string().nullable() });

export const handoverBody = z.object({ carrier: text(80).optional(), trackingNumber: text(80).optional() }).prefault({});

/** `{}` for a paid order; for one to be paid at the door, what was collected. */
export const deliveryBody = z.object({ collected: z.object({ method: z.enum(['cash', 'qr']), amount: dongAmount }).optional() }).prefault({});
