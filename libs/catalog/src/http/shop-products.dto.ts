import { z } from 'zod';
import { after, communeCode, given, limit, typedDong } from '@cho-phien/platform';
import { SORTS } from '../domain/product-filter.js';

const slug = z.string().regex(/^[a-z0-9-]{1,160}$/);

const setCode = (code: string): string => `QD26-${code.replace(/^QD26-/i, '').padStart(2, '0')}`;

const productFilter = {
  set: given(z.string().regex(/^(QD26-)?(0?[1-9]|1\d|2[0-6])(,(QD26-)?(0?[1-9]|1\d|2[0-6])){0,25}$/i).transform((codes) => codes.split(',').map(setCode)).describe('Product set: QD26-06 or 6; several with commas')),
  stars: given(z.enum(['3', '4', '5']).transform(Number).describe('Class of a certificate that is effective today')),
  province: given(z.string().regex(/^\d{2}$/)),
  commune: given(communeCode),
  seller: given(slug.describe('Slug of the shop')),
  minPrice: given(typedDong),
  maxPrice: given(typedDong),
  inStock: given(z.enum(['true', 'false', '1', '0']).transform((flag) => flag === 'true' || flag === '1').describe('true: can be bought now; false: sold out')),
};

const paging = { limit: limit(12, 100), after };

export const productListQuery = z.object({ ...productFilter, ...paging, sort: given(z.enum(SORTS)) });
export const shopQuery = z.object({ ...paging, sort: given(z.enum(SORTS)) });
export const productPath = z.object({ slug });

const unitPrice = z.object({ amount: z.int(), per: z.enum(['kg', 'l']) }).nullable();

export const image = z.object({
  url: z.string(), width: z.int(), height: z.int(), alt: z.string(), drawn: z.boolean(), placeholder: z.string().optional(),
  variants: z.array(z.object({ width: z.int(), avif: z.string(), webp: z.string(), jpeg: z.string() })),
});

export const card = z.object({
  id: z.string(), slug: z.string(), name: z.string(), price: z.int(), unit: z.string(), unitPrice, image: image.nullable(),
  seller: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
  area: z.object({ code: z.string(), name: z.string() }),
  certificate: z.object({ stars: z.int(), number: z.string(), expiresOn: z.string() }).nullable(),
  inStock: z.boolean(), offSale: z.enum(['out_of_season', 'on_holiday']).nullable(), available: z.int(), isAlcohol: z.boolean(),
});

export const season = z.object({ months: z.array(z.int().min(1).max(12)).min(1).max(12) });
const day = z.iso.date();
export const harvestWindow = z.object({ from: day, until: day });
const shownAttribute = z.object({ code: z.string(), name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]), text: z.string(), unit: z.string().nullable() });

export const cardPage = z.object({ items: z.array(card), next: z.string().nullable() });

export const shopView = z.object({
  id: z.string(), slug: z.string(), name: z.string(), kind: z.string(), description: z.string(), story: z.string(), openingDays: z.string(), holiday: harvestWindow.nullable(),
  area: z.object({ code: z.string(), name: z.string() }), provinceCode: z.string(), provinceName: z.string(), formerDistrict: z.string().nullable(), open: z.boolean(), products: cardPage,
});

const status = z.enum(['not_yet_issued', 'valid', 'renewal_window', 'late', 'lodged', 'grace', 'expired', 'revoked']);
const paper = { number: z.string(), decisionNumber: z.string(), authority: z.string(), issuedOn: z.string(), expiresOn: z.string(), status };

export const productView = card.extend({
  description: z.string(), story: z.string().nullable(), ingredients: z.string().nullable(),
  productSet: z.object({ code: z.string(), name: z.string() }),
  seller: card.shape.seller.extend({ kind: z.string(), communeCode: z.string(), communeName: z.string() }),
  images: z.array(image),
  attributes: z.array(shownAttribute), season: season.nullable(), window: harvestWindow.nullable(), onHoliday: z.boolean(), onSale: z.boolean(),
  variants: z.array(z.object({
    id: z.string(), name: z.string(), price: z.int(), unit: z.string(), unitPrice,
    netWeightGrams: z.int().nullable(), netVolumeMl: z.int().nullable(), available: z.int(),
  })),
  certificate: z.object({ ...paper, stars: z.int(), holder: z.string(), demo: z.boolean() }).nullable(),
  certificateHistory: z.array(z.object({ ...paper, stars: z.int().nullable() })),
});

export const productSetList = z.object({
  items: z.array(z.object({ code: z.string(), number: z.int(), name: z.string(), group: z.string(), isAlcohol: z.boolean() })),
});
