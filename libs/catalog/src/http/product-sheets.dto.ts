import { z } from 'zod';

export const importQuery = z.object({ dryRun: z.enum(['true', 'false']).default('false').transform((flag) => flag === 'true').describe('true: look at the file and enter nothing') });
export const importPath = z.object({ sellerId: z.uuid(), importId: z.uuid() });

export const importAnswer = z.object({
  id: z.string(), state: z.enum(['checked', 'running', 'done']), dryRun: z.boolean(), total: z.int(), good: z.int(), bad: z.int(),
  done: z.int(), entered: z.int(), unchanged: z.int(),
  errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), message: z.string() })),
});
