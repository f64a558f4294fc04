import { z } from 'zod';
import { after, given, limit } from '@cho-phien/platform';
import { GROUP_NAMES } from '../domain/survey-group.js';

export const indicatorPath = z.object({ code: z.string().max(20).describe('As in the list of indicators') });

export const areaCode = given(z.string().regex(/^[0-9A-Za-z-]{1,40}$/)).describe('Province (2 digits), commune (5), former district (3) or id of a cluster; left out, all that the officer answers for');

const question = {
  area: areaCode,
  asOf: given(z.string().max(20)).describe('YYYY-MM-DD, for a state on a day; today when left out'),
  period: given(z.string().max(20)).describe('YYYY-MM, YYYY-Qn, YYYY-Hn, YYYY or the years YYYY..YYYY, for a flow; this month when left out'),
  floor: given(z.string().regex(/^[a-z0-9-]{1,30}$/)).describe('I1x: code of the floor; this market when left out'),
  knownAt: given(z.string().max(20)).describe('YYYY-MM-DD: the answer as it was at the end of that day; as known now when left out'),
};

export const indicatorQuery = z.object({
  ...question, by: given(z.string().max(20)).describe('commune (default), or another of the indicator’s partings'),
  frame: given(z.enum(['commune', 'district'])).describe('Communes of today (default), or the former districts to whose places they belong; the totals are equal'),
});
export const rowsQuery = z.object({ ...question, by: indicatorQuery.shape.by, frame: indicatorQuery.shape.frame, key: given(z.string().max(200)).describe('One part of the parting `by`, as its figure names it; all when left out'), part: given(z.enum(['numerator', 'rest', 'unknown'])).describe('All of the denominator when left out'), limit: limit(50, 200), after });
export const courseQuery = z.object({ ...question, months: z.coerce.number().int().min(1).max(24).default(6) });
export const revisionsQuery = z.object(question);

export const figure = { numerator: z.int(), denominator: z.int(), unknown: z.int(), rate: z.number().nullable().describe('Percent to one decimal; null where the denominator is 0') };

const definition = z.object({
  code: z.string(), version: z.string(), title: z.string(), words: z.string(), base: z.string(), baseName: z.string(), time: z.enum(['asOf', 'period']),
  partings: z.array(z.string()), overlapping: z.array(z.string()).describe('Partings whose parts are never added'), unknown: z.enum(['inside', 'outside']).describe('Where the unknown lies: inside the denominator or outside'),
});
export const definitionsAnswer = z.object({ items: z.array(definition) });
export const courseAnswer = z.object({ items: z.array(z.object({ month: z.string(), asOf: z.string(), ...figure })) });
export const revisionsAnswer = z.object({ items: z.array(z.object({ on: z.string(), what: z.string(), words: z.string(), count: z.int() })) });

/** How a former district that stands as a row differs from what it was. */
export const outline = {
  approximate: z.boolean().optional().describe('Former districts: divided communes went out or came in'),
  partial: z.boolean().optional().describe('Former districts: only those of its communes that were asked about'),
};
const breakdownRow = z.object({ key: z.string(), area: z.string().nullable(), areaName: z.string(), ...figure, ...outline });

export const channels = z.object({ shop: z.object(figure), stall: z.object(figure) }).optional().describe('I5a and I5b: sold in the shop on the web, and at stalls');
export const measures = z.record(z.string(), z.int()).optional().describe('I3: orders, quantity, producers; surveys: guided, surveys; S1: households, and how many of them did all alone');

export const indicatorAnswer = z.object({
  code: z.string(), definitionVersion: z.string(), title: z.string(), definition: z.string(), base: z.string().describe('What the units are; figures of different bases are never added'),
  area: z.string().nullable(), areaName: z.string(), approximate: z.boolean().describe('The former district does not fall together with whole communes'),
  asOf: z.string().optional(), period: z.string().optional(), floor: z.string().optional(), knownAt: z.string().optional(), ...figure,
  units: z.int().describe('How many rows stand behind it'),
  evidence: z.object({ A: z.int(), B: z.int(), C: z.int() }).describe('A: seen by this market; B: an address that was looked at; C: declared only'),
  by: z.string(), frame: z.string(), addsUp: z.boolean().describe('False where one unit stands in several parts: such parts are never added'),
  breakdown: z.array(breakdownRow),
  byChannel: channels, measures,
  rowsUrl: z.string(),
});

const places = z.array(z.object({ code: z.string(), name: z.string(), kind: z.enum(['cluster', 'district', 'commune']) })).describe('Areas the officer may ask about: clusters, former districts wholly theirs, communes');
export const placesAnswer = z.object({ items: places });

export const overviewQuery = z.object({ area: question.area, asOf: question.asOf, period: question.period, frame: indicatorQuery.shape.frame });
export const overviewAnswer = z.object({
  listed: indicatorAnswer, onFloors: z.array(breakdownRow).describe('I1x on each floor, never added'), sold: indicatorAnswer, revenue: indicatorAnswer, byStalls: indicatorAnswer, byCount: indicatorAnswer, byValue: indicatorAnswer,
  course: courseAnswer.shape.items, places,
});

const counted = { part: z.enum(['numerator', 'rest', 'unknown']), evidence: z.enum(['A', 'B', 'C']).nullable(), communeCode: z.string(), communeName: z.string() };

const certificateRow = z.object({
  ...counted, certificateNumber: z.string(), productName: z.string(), productSlug: z.string().nullable(), stars: z.int(), productSet: z.string(), holder: z.string(), producerKind: z.string(),
  issuedOn: z.string(), expiresOn: z.string(), state: z.enum(['valid', 'renewal_window', 'late', 'lodged', 'grace', 'expired', 'revoked', 'not_yet_issued']).describe('On the last day asked about'),
  listing: z.enum(['listed', 'not_listed', 'unknown']).optional(), floors: z.array(z.string()).optional(),
});

const orderRow = z.object({
  ...counted, orderCode: z.string(), sellerName: z.string(), buyerProvinceCode: z.string().nullable(), channel: z.enum(['shop', 'stall']), deliveredAt: z.string(), paidAt: z.string().nullable(),
  method: z.enum(['bank_transfer', 'gateway', 'card', 'cash', 'qr_at_door']).nullable(), cashless: z.boolean().nullable(), paidAmount: z.int().nullable(), orderAmount: z.int().optional().describe('What the order costs, delivery included, where no payment is known: so much of I5b is unknown'),
});

const saleRow = z.object({
  ...counted, orderCode: z.string(), productName: z.string(), productSet: z.string(), holder: z.string(), buyerProvinceCode: z.string().nullable(), deliveredAt: z.string(), quantity: z.int().nullable(), itemsAmount: z.int(),
});

const producerRow = z.object({ ...counted, holder: z.string(), producerKind: z.string(), certificates: z.int() });

const surveyRow = z.object({
  ...counted, place: z.string(), surveyedOn: z.string(), method: z.string(), stall: z.string().nullable(), trade: z.string().nullable(), guided: z.boolean().nullable(), weight: z.int().describe('How many the row stands for, where only counts were given'),
  group: z.enum([...GROUP_NAMES, 'unstated']).optional().describe('I7, by sex or by ethnicity'),
});

const deedRow = z.object({ ...counted, sellerName: z.string(), task: z.string(), doneBy: z.enum(['seller', 'assistant', 'cooperative']), doneAt: z.string() });

const claimRow = z.object({ ...counted, orderCode: z.string(), sellerName: z.string(), claimKind: z.enum(['return', 'exchange', 'claim']), openedAt: z.string().nullable(), closeBy: z.string(), closedAt: z.string().nullable() });

/** One row for each unit; no personal data of buyers. */
export const rowsAnswer = z.object({ items: z.array(z.union([certificateRow, orderRow, saleRow, producerRow, surveyRow, deedRow, claimRow])), next: z.string().nullable() });
