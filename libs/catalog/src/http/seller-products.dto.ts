import { z } from 'zod';
import { after, limit } from '@cho-phien/platform';
import { card, harvestWindow, image, season } from './shop-products.dto.js';

const status = z.enum(['draft', 'public', 'hidden']);
const state = z.enum(['draft', 'in_review', 'changes_asked', 'public', 'hidden']);
export const revisionState = z.enum(['draft', 'in_review', 'changes_asked', 'approved', 'declined', 'superseded']);
const by = z.enum(['seller', 'assistant']);

export const ownProductsQuery = z.object({ status: status.optional(), limit: limit(20), after });
export const ownProductPath = z.object({ sellerId: z.uuid(), productId: z.uuid() });

export const ownProduct = card.extend({
  status, state, productSet: z.string().nullable(), createdAt: z.string(),
  revision: z.object({ number: z.int(), state: revisionState, by, confirmedAt: z.string().nullable() }),
});
export const ownProductPage = z.object({ items: z.array(ownProduct), next: z.string().nullable() });

const unitPrice = z.object({ amount: z.int(), per: z.enum(['kg', 'l']) }).nullable();
const photo = z.object({ id: z.string(), state: z.enum(['receiving', 'preparing', 'ready', 'refused', 'unknown']), image: image.nullable() });
const variant = z.object({
  id: z.string(), name: z.string(), price: z.int(), unit: z.string(), unitPrice, netWeightGrams: z.int().nullable(), netVolumeMl: z.int().nullable(),
  deliveryWeightGrams: z.int().nullable(), onHand: z.int(), reserved: z.int(), available: z.int(),
});

/** What one version says. */
export const listingVersion = z.object({
  name: z.string(), productSet: z.string().nullable(), description: z.string(), story: z.string().nullable(), ingredients: z.string().nullable(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), communeCode: z.string(),
  producerSellerId: z.string().nullable(), certificateId: z.string().nullable(), season: season.nullable(), window: harvestWindow.nullable(),
  price: z.int(), unit: z.string(), unitPrice, photos: z.array(photo), images: z.array(image), variants: z.array(variant),
});

export const ownProductDetail = card.extend(listingVersion.shape).extend({
  status, state, createdAt: z.string(), version: z.int(),
  revision: z.object({ number: z.int(), hash: z.string(), state: revisionState, by, at: z.string(), confirmedAt: z.string().nullable(), reason: z.string().nullable() }),
  published: listingVersion.nullable(), missing: z.array(z.object({ field: z.string(), message: z.string() })), onHoliday: z.boolean(),
});

export const bulkAnswer = z.object({
  items: z.array(z.object({ id: z.string(), outcome: z.enum(['edited', 'unchanged', 'refused']), code: z.string().nullable(), message: z.string().nullable() })),
});

export const ownCertificates = z.object({
  items: z.array(z.object({ id: z.string(), number: z.string(), stars: z.int(), productName: z.string(), expiresOn: z.string(), state: z.string(), productId: z.string().nullable() })),
});
