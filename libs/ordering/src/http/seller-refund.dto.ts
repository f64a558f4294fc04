import { z } from 'zod';
import { dongAmount, text } from '@cho-phien/platform';
import { MAX_QUANTITY } from '../domain/cart-limits.js';

export const refundLines = z.array(z.object({ variantId: z.uuid(), quantity: z.int().min(1).max(MAX_QUANTITY) })).min(1).max(100);

/** Without `lines`: all that is left of the order, with the delivery unless `delivery` is false. With them: the delivery only when `delivery` is true. */
export const refundBody = z.object({ lines: refundLines.optional(), delivery: z.boolean().optional(), reason: text(200) });

export const orderRefund = z.object({
  id: z.string(), orderCode: z.string(),
  /** `requested` until the money has gone back. */
  status: z.enum(['requested', 'completed']),
  items: dongAmount, delivery: dongAmount, amount: dongAmount,
  kind: z.enum(['stock_gone', 'refused', 'cancelled', 'returned', 'given_back', 'claim']),
  reason: z.string().nullable(),
  lines: z.array(z.object({ variantId: z.string(), quantity: z.int(), amount: dongAmount })),
  createdAt: z.string(),
});

/** `left`: what can still be given back. */
export const orderRefunds = z.object({
  items: z.array(orderRefund),
  left: z.object({ items: dongAmount, delivery: dongAmount, lines: z.array(z.object({ variantId: z.string(), quantity: z.int(), unitPrice: dongAmount })) }),
});
