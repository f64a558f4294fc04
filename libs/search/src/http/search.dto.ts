import { z } from 'zod';
import { after, communeCode, given, limit, typedDong } from '@cho-phien/platform';
import { SORTS } from '../domain/goods-filter.js';

const setCode = (code: string): string => `QD26-${code.replace(/^QD26-/i, '').padStart(2, '0')}`;
const typed = z.string().max(200).describe('With or without marks; a wrong letter does no harm');

export const searchQuery = z.object({
  q: typed,
  set: given(z.string().regex(/^(QD26-)?(0?[1-9]|1\d|2[0-6])(,(QD26-)?(0?[1-9]|1\d|2[0-6])){0,25}$/i).transform((codes) => codes.split(',').map(setCode)).describe('Product set: QD26-06 or 6; several with commas')),
  stars: given(z.enum(['3', '4', '5']).transform(Number).describe('Class of a certificate that is effective today')),
  province: given(z.string().regex(/^\d{2}$/)),
  commune: given(communeCode),
  seller: given(z.string().regex(/^[a-z0-9-]{1,160}$/).describe('Slug of the shop')),
  minPrice: given(typedDong),
  maxPrice: given(typedDong),
  inStock: given(z.enum(['true', 'false', '1', '0']).transform((flag) => flag === 'true' || flag === '1').describe('true: can be bought now; false: sold out')),
  sort: given(z.enum(SORTS)),
  limit: limit(12, 100),
  after,
});

export const suggestionsQuery = z.object({ q: typed });

const image = z.object({
  url: z.string(), width: z.int(), height: z.int(), alt: z.string(), drawn: z.boolean(),
  variants: z.array(z.object({ width: z.int(), avif: z.string(), webp: z.string(), jpeg: z.string() })),
});

const card = z.object({
  id: z.string(), slug: z.string(), name: z.string(), price: z.int(), unit: z.string(),
  unitPrice: z.object({ amount: z.int(), per: z.enum(['kg', 'l']) }).nullable(), image: image.nullable(),
  seller: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  area: z.object({ code: z.string(), name: z.string() }),
  certificate: z.object({ stars: z.int(), number: z.string(), expiresOn: z.string() }).nullable(),
  inStock: z.boolean(), offSale: z.enum(['out_of_season', 'on_holiday']).nullable(), available: z.int(), isAlcohol: z.boolean(),
});

/** `value` is what the filter of that name takes; counts are of the goods found, all filters applied. */
const facet = z.array(z.object({ value: z.string(), name: z.string(), count: z.int() }));

export const searchAnswer = z.object({
  items: z.array(card), next: z.string().nullable(), total: z.int(),
  facets: z.object({ set: facet, stars: facet, province: facet, seller: facet }),
  engine: z.enum(['postgres', 'meilisearch']),
});

export const suggestionsAnswer = z.object({ items: z.array(z.object({ text: z.string(), slug: z.string().optional() })) });
