import { z } from 'zod';
import { after, dongAmount, limit } from '@cho-phien/platform';
import { orderStatuses } from '../domain/order-status.js';

const status = z.enum(orderStatuses as [string, ...string[]]);
const party = z.object({ id: z.string(), name: z.string() });

/** An order of a member household that nobody took in time; nothing of the buyer. */
export const relayedOrder = z.object({
  code: z.string(), status, household: party, total: dongAmount, acceptBy: z.string(), sendBy: z.string(), relayedAt: z.string(),
  nextStep: z.enum(['accept']).nullable(),
  lines: z.array(z.object({ variantId: z.string(), name: z.string(), variantName: z.string(), unit: z.string(), quantity: z.int() })),
});
export const relayedOrders = z.object({ items: z.array(relayedOrder) });

export const cooperativeLinesQuery = z.object({ limit: limit(50), after });

/** A household's own goods in an order of its cooperative. */
export const cooperativeLines = z.object({
  items: z.array(z.object({
    orderCode: z.string(), createdAt: z.string(), cooperative: party, productId: z.string(), productName: z.string(), variantName: z.string(), unit: z.string(),
    quantity: z.int(), status,
    /** Price of the goods, before any deduction. */
    total: dongAmount,
  })),
  next: z.string().nullable(),
});
