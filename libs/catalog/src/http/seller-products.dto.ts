import { z } from 'zod';
import { after, limit } from '@cho-phien/platform';
import { card } from './shop-products.dto.js';

const status = z.enum(['draft', 'public', 'hidden']);

export const ownProductsQuery = z.object({ status: status.optional(), limit: limit(20), after });
export const ownProductPath = z.object({ sellerId: z.uuid(), productId: z.uuid() });

export const ownProduct = card.extend({ status, productSet: z.string(), createdAt: z.string() });
export const ownProductPage = z.object({ items: z.array(ownProduct), next: z.string().nullable() });

export const ownProductDetail = ownProduct.extend({
  description: z.string(), story: z.string().nullable(), ingredients: z.string().nullable(), version: z.int(),
  variants: z.array(z.object({
    id: z.string(), name: z.string(), price: z.int(), unit: z.string(), netWeightGrams: z.int().nullable(), netVolumeMl: z.int().nullable(),
    deliveryWeightGrams: z.int(), available: z.int(),
  })),
});
