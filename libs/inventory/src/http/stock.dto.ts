import { z } from 'zod';
import { MAX_UNITS } from '../domain/wanted-lines.js';

export const productPath = z.object({ sellerId: z.uuid(), productId: z.uuid() });

/** A count of the shelf; `onHand` includes what is held for orders. */
export const stockCount = z.object({ variantId: z.uuid(), onHand: z.int().min(0).max(MAX_UNITS) });

export const stockAnswer = z.object({ variantId: z.string(), onHand: z.int(), reserved: z.int(), available: z.int() });
export const stockList = z.object({ items: z.array(stockAnswer) });
