import { z } from 'zod';
import { FLAG_RULES } from '../domain/flag.js';
import { TASK_RULES } from '../domain/task.js';

export const taskList = z.object({
  asOf: z.string(),
  villages: z.array(z.object({
    communeCode: z.string(), communeName: z.string(),
    tasks: z.array(z.object({
      rule: z.enum(TASK_RULES), title: z.string(), why: z.string(), sellerId: z.string(), sellerName: z.string(), phone: z.string().nullable(),
      subject: z.object({ kind: z.enum(['order', 'product', 'certificate', 'consent']), id: z.string() }),
      scopes: z.array(z.string()), until: z.string().describe('Until when the help is allowed'), since: z.string(), due: z.string().nullable(),
    })),
  })),
});

export const flagList = z.object({
  items: z.array(z.object({
    rule: z.enum(FLAG_RULES), sellerId: z.string().nullable(), sellerName: z.string().nullable(), assistantId: z.string().nullable(), count: z.int(), since: z.string(), detail: z.string(),
  })),
});
