import { z } from 'zod';
import { stored } from '@cho-phien/kernel';
import { after, limit } from '@cho-phien/platform';

export const registerImportQuery = z.object({
  dryRun: z.enum(['true', 'false']).default('true').transform((flag) => flag === 'true').describe('false: enter the right rows at once'),
  fileName: z.string().max(200).transform(stored).default(''),
});
export const registerImportPath = z.object({ importId: z.uuid() });

const value = z.union([z.string(), z.number()]).nullable();
const listedImport = z.object({
  id: z.string(), fileName: z.string(), by: z.enum(['you', 'officer']), state: z.enum(['checked', 'running', 'done']), total: z.int(), done: z.int(), createdAt: z.string(),
  /** Rows that are right, and of these those that are new, change something, or say what the register says; rows that are wrong. */
  good: z.int(), new: z.int(), changed: z.int(), unchanged: z.int(), bad: z.int(),
});
export const registerImportsQuery = z.object({ limit: limit(20, 100), after });
export const registerImports = z.object({ items: z.array(listedImport), next: z.string().nullable() });
export const registerImportAnswer = listedImport.extend({
  errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), message: z.string() })),
  changedRows: z.array(z.object({ row: z.int(), number: z.string(), productName: z.string(), changes: z.array(z.object({ field: z.string(), before: value, after: value })) })),
});
