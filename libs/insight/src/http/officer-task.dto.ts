import { z } from 'zod';
import { after, given, limit } from '@cho-phien/platform';
import { OFFICER_RULES, OFFICER_STEPS } from '../domain/officer-task.js';

export const officerTasksQuery = z.object({
  area: given(z.string().regex(/^[0-9A-Za-z-]{1,40}$/)).describe('Province (2 digits), commune (5), former district (3) or id of a cluster; left out, all that the officer answers for'),
  rule: given(z.enum(OFFICER_RULES)), each: z.coerce.number().int().min(1).max(20).optional().describe('At most so many of each rule, and no further page: for an overview'), limit: limit(50, 200), after,
});

/** No name and no number of a person. */
export const officerTasks = z.object({
  asOf: z.string(),
  rules: z.array(z.object({ rule: z.enum(OFFICER_RULES), name: z.string(), count: z.int() })),
  items: z.array(z.object({
    rule: z.enum(OFFICER_RULES), step: z.enum(OFFICER_STEPS).describe('match and look: the certificate counts as unknown until it is matched with goods, or until its address is looked at'), title: z.string(), why: z.string(), communeCode: z.string(), communeName: z.string(), label: z.string(), shopName: z.string().nullable(),
    subject: z.object({ kind: z.enum(['certificate', 'product', 'shop']), id: z.string().describe('Number of the certificate, slug of the product, id of the shop') }),
    since: z.string(), due: z.string().nullable(),
    contact: z.object({ through: z.enum(['assistant', 'shop']), phoneEnd: z.string().describe('Last three digits') }).nullable(),
  })),
  next: z.string().nullable(),
});
