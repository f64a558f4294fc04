import { z } from 'zod';
import { communeCode, dongAmount, text } from '@cho-phien/platform';
import { stored } from '@cho-phien/kernel';
import { harvestWindow, season } from './shop-products.dto.js';

/** Most of one kind that a listing holds. */
const MOST = { photos: 12, variants: 20, grams: 1_000_000, units: 1_000_000 } as const;

/** Text of several lines; empty text is none. */
const lines = (max: number) => z.string().max(max).transform((typed) => typed.split('\n').map(stored).join('\n').trim());
const linesOrNone = (max: number) => lines(max).transform((typed) => (typed === '' ? null : typed)).nullable();

const content = z.int().min(1).max(MOST.grams);
const priced = {
  price: dongAmount, unit: text(40),
  netWeightGrams: content.nullish(), netVolumeMl: content.nullish(), deliveryWeightGrams: content.nullish(),
  onHand: z.int().min(0).max(MOST.units).optional(),
};

const orderedWindow = harvestWindow.refine(({ from, until }) => from <= until, 'field.invalid');
const uuid = z.uuid().transform((id) => id.toLowerCase());
const productSetCode = z.string().regex(/^QD26-(0[1-9]|1\d|2[0-6])$/);

const said = {
  name: text(120),
  productSet: productSetCode.nullish(),
  description: lines(4_000).optional(),
  story: linesOrNone(8_000).optional(),
  ingredients: linesOrNone(1_000).optional(),
  attributes: z.record(z.string().regex(/^[a-z_]{1,40}$/), z.union([z.string().max(500).transform(stored), z.number(), z.boolean()])).optional(),
  communeCode: communeCode.optional(),
  producerSellerId: uuid.nullish(),
  certificateId: uuid.nullish(),
  season: season.nullish(),
  window: orderedWindow.nullish(),
  photos: z.array(uuid).max(MOST.photos).refine((ids) => new Set(ids).size === ids.length, 'field.invalid').optional(),
  variants: z.array(z.object({ id: uuid.optional(), name: text(60).optional(), ...priced })).min(1).max(MOST.variants).optional(),
  /** When the phone saved it by its own clock; for information only. */
  savedAt: z.string().max(40).optional(),
};

export const newListing = z.object({ id: uuid.optional(), ...said, ...priced });
export const listingChange = z.object({ baseRevision: z.int().min(1), ...said, ...priced }).partial().required({ baseRevision: true });
export const bulkChange = z.object({ items: z.array(listingChange.extend({ id: uuid })).min(1).max(200) });

export const confirmationRequest = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const confirmation = confirmationRequest.extend({ code: z.string().regex(/^\d{4,8}$/).optional(), witness: z.object({ name: text(100) }).optional() });
export const confirmationAsked = z.object({ summary: z.string(), sentTo: z.string(), expiresAt: z.string() });

export const attributesQuery = z.object({ set: productSetCode });
export const attributeList = z.object({
  items: z.array(z.object({
    code: z.string(), name: z.string(), kind: z.enum(['text', 'number', 'choice', 'date', 'yes_no']), unit: z.string().optional(),
    choices: z.array(z.object({ code: z.string(), name: z.string() })).optional(), required: z.boolean(),
  })),
});
