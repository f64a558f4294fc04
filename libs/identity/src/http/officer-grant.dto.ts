import { z } from 'zod';
import { after, calendarDay, limit, phoneNumber, text } from '@cho-phien/platform';

const role = z.enum(['province', 'commune', 'reader']).describe('Of whole provinces; of communes; only to look');
const areaCodes = z.array(z.string().regex(/^\d{2}(\d{3})?$/)).min(1).max(4_000).describe('Communes (5 digits), or whole provinces (2)');

export const officersQuery = z.object({ limit: limit(30, 100), after });
export const officerGrantPath = z.object({ grantId: z.uuid() });
/** `until`: the last day, left out until it is revoked. `document`: the paper by which somebody is made an officer. */
export const officerGrantBody = z.object({ phoneNumber, name: text(120), role, areas: areaCodes, from: calendarDay.optional(), until: calendarDay.optional(), document: text(200) });
export const officerRevocationBody = z.object({ reason: text(500) });

export const officerGrant = z.object({
  id: z.string(), accountId: z.string(), name: z.string(), phoneNumber: z.string().nullable(), role, areas: z.array(z.object({ code: z.string(), name: z.string() })),
  from: z.string(), until: z.string().nullable(), state: z.enum(['live', 'coming', 'ended', 'revoked']), document: z.string(),
  grantedBy: z.string().nullable().describe('Null: set up with the market itself'), grantedAt: z.string(), revokedBy: z.string().nullable(), revokedAt: z.string().nullable(), reason: z.string().nullable(),
});
export const officerGrants = z.object({ items: z.array(officerGrant), next: z.string().nullable() });
