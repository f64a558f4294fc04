import { z } from 'zod';
import { given, typedDong } from '@cho-phien/platform';
import { DEDUCTIONS, METHODS, SALE_CHANNELS } from '../domain/rate.js';
import { productSet } from './rate.dto.js';

export const quoteQuery = z.object({
  price: typedDong,
  quantity: given(z.string().regex(/^[1-9]\d{0,5}$/).transform(Number)),
  set: given(productSet),
  method: given(z.enum(METHODS)).describe('Left out: the least over all ways of paying'),
  channel: given(z.enum(SALE_CHANNELS)).describe('shop when left out'),
});

export const deductionShown = z.object({
  code: z.enum(DEDUCTIONS), name: z.string(), rate: z.number().describe('Percent'), amount: z.int(), borneBy: z.enum(['market', 'seller']), legalRef: z.string().optional(),
});

export const quote = z.object({
  price: z.int(), quantity: z.int(), items: z.int().describe('price × quantity'),
  deductions: z.array(deductionShown),
  receives: z.int(), sentence: z.string(), validFrom: z.string(), note: z.string(),
});

export const salePath = z.object({ sellerId: z.string(), code: z.string().max(50) });

export const sale = z.object({
  orderCode: z.string(), method: z.enum(METHODS).nullable().describe('How it was paid; null until it is: then the least over all ways of paying'),
  items: z.int(), deductions: z.array(deductionShown), receives: z.int().describe('For the goods'), delivery: z.int().describe('Comes on top'),
});
