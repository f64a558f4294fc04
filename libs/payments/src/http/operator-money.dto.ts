import { z } from 'zod';
import { after, dongAmount, limit } from '@cho-phien/platform';

export const bankEntriesQuery = z.object({
  state: z.enum(['matched', 'under', 'over', 'late', 'doubled', 'unmatched', 'ignored']).optional(),
  limit: limit(50),
  after,
});

export const bankEntry = z.object({
  id: z.string(), provider: z.string(), eventId: z.string(), reference: z.string(), amount: dongAmount, memo: z.string(), outgoing: z.boolean(),
  state: z.enum(['matched', 'under', 'over', 'late', 'doubled', 'unmatched', 'ignored']),
  groupCode: z.string().nullable(), occurredAt: z.string(), receivedAt: z.string(),
});
export const bankEntries = z.object({ items: z.array(bankEntry), next: z.string().nullable() });

export const refundTasksQuery = z.object({ state: z.enum(['open', 'done']).optional(), limit: limit(50), after });

export const refundTask = z.object({
  id: z.string(), groupCode: z.string(), orderCode: z.string().nullable(), amount: dongAmount,
  reason: z.enum(['over', 'late', 'doubled', 'stock_gone', 'cancelled', 'expired']), state: z.enum(['open', 'done']), createdAt: z.string(),
});
export const refundTasks = z.object({ items: z.array(refundTask), next: z.string().nullable() });
