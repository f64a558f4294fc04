import { z } from 'zod';
import { after, limit } from '@cho-phien/platform';

const given = (schema: z.ZodString) => z.union([z.literal('').transform(() => undefined), schema]).optional();

export const indicatorPath = z.object({ code: z.string().max(20).describe('I1, I5a or I5b') });

const question = {
  area: given(z.string().regex(/^[0-9A-Za-z-]{1,40}$/)).describe('Province (2 digits), commune (5), former district (3) or id of a cluster; left out, all that the officer answers for'),
  asOf: given(z.string().max(20)).describe('YYYY-MM-DD, for I1; today when left out'),
  period: given(z.string().max(20)).describe('YYYY-MM, YYYY-Qn, YYYY-Hn or YYYY, for I5a and I5b; this month when left out'),
};

export const indicatorQuery = z.object({ ...question, by: given(z.string().max(20)).describe('commune (default); I1 also stars, set; I5a and I5b also tender, buyerProvince') });
export const rowsQuery = z.object({ ...question, limit: limit(50, 200), after });

const figure = { numerator: z.int(), denominator: z.int(), unknown: z.int(), rate: z.number().nullable().describe('Percent to one decimal; null where the denominator is 0') };

export const indicatorAnswer = z.object({
  code: z.string(), definitionVersion: z.string(), title: z.string(), definition: z.string(),
  area: z.string().nullable(), areaName: z.string(), approximate: z.boolean().describe('The former district does not fall together with whole communes'),
  asOf: z.string().optional(), period: z.string().optional(), ...figure,
  evidence: z.object({ A: z.int(), B: z.int(), C: z.int() }).describe('A: seen by this market; B: an address that was looked at; C: declared only'),
  breakdown: z.array(z.object({ key: z.string(), area: z.string().nullable(), areaName: z.string(), ...figure })),
  rowsUrl: z.string(),
});

const certificateRow = z.object({
  certificateNumber: z.string(), productName: z.string(), productSlug: z.string().nullable(), stars: z.int(), productSet: z.string(), holder: z.string(),
  communeCode: z.string(), communeName: z.string(), issuedOn: z.string(), expiresOn: z.string(),
  state: z.enum(['valid', 'renewal_window', 'late', 'grace']), listing: z.enum(['listed', 'not_listed', 'unknown']),
});

const orderRow = z.object({
  orderCode: z.string(), sellerName: z.string(), communeCode: z.string(), communeName: z.string(), buyerProvinceCode: z.string(),
  deliveredAt: z.string(), paidAt: z.string(), method: z.enum(['bank_transfer', 'gateway', 'card', 'cash', 'qr_at_door']), cashless: z.boolean(), paidAmount: z.int(),
});

/** One row for each unit of the denominator; no personal data. */
export const rowsAnswer = z.object({ items: z.array(z.union([certificateRow, orderRow])), next: z.string().nullable() });
