import { z } from 'zod';
import { image } from './shop-products.dto.js';

/** As printed; what is wrong with it is answered in words, so that whoever holds the goods knows what to look at. */
export const gtinLabel = z.object({ gtin: z.string().max(40) });
export const lotQuery = z.object({ lot: z.string().max(60).optional() });
export const traceLabel = z.object({ code: z.string().max(40) });

const entry = z.object({
  number: z.int(), how: z.enum(['harvested', 'made']), madeOn: z.string(), bestBefore: z.string().nullable(), quantity: z.int().nullable(), unit: z.string().nullable(),
  notes: z.string().nullable(), recalled: z.boolean(), reason: z.string().nullable(), enteredAt: z.string(),
});

export const passportView = z.object({
  path: z.string().describe('The address on the label'),
  product: z.object({ name: z.string(), productSet: z.string(), image: image.nullable(), slug: z.string().nullable().describe('Null: not sold now') }),
  seller: z.object({ name: z.string(), slug: z.string().nullable() }), commune: z.object({ code: z.string(), name: z.string() }),
  gtins: z.array(z.string()),
  certificate: z.object({
    number: z.string(), stars: z.int().nullable().describe('Null on a day on which no star may be shown'), decisionNumber: z.string(), authority: z.string(), issuedOn: z.string(), expiresOn: z.string(),
    revokedOn: z.string().nullable(), status: z.enum(['not_yet_issued', 'valid', 'renewal_window', 'late', 'lodged', 'grace', 'expired', 'revoked']), effective: z.boolean(), demo: z.boolean(),
  }).nullable(),
  lot: z.object({ lotCode: z.string(), traceCode: z.string(), producerName: z.string().nullable(), entries: z.array(entry).describe('What was said last first') }).nullable(),
  unknownLot: z.string().nullable().describe('The lot asked for, when nobody declared it'),
  lots: z.array(z.object({ lotCode: z.string(), traceCode: z.string() })),
});

const target = z.object({ href: z.string(), title: z.string(), type: z.string(), hreflang: z.array(z.string()) });
/** RFC 9264: one context whose link types are lists of targets. */
export const linksetView = z.object({ linkset: z.array(z.object({ anchor: z.string(), description: z.string() }).catchall(z.union([z.string(), z.array(target)]))) });
