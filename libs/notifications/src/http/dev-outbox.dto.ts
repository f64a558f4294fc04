import { z } from 'zod';
import { phoneNumber } from '@cho-phien/platform';

export const outboxQuery = z.object({ to: phoneNumber.optional() });
export const outbox = z.object({ items: z.array(z.object({ channel: z.string(), to: z.string(), text: z.string(), data: z.record(z.string(), z.unknown()), sentAt: z.string() })) });
