import { z } from 'zod';
import { given, text } from '@cho-phien/platform';

export const renewalPath = z.object({ sellerId: z.uuid(), number: text(80) });
export const packFilePath = renewalPath.extend({ packId: z.uuid(), kind: z.enum(['pdf', 'zip']) });
export const officerRenewalPath = renewalPath.omit({ sellerId: true });
export const officerPackPath = packFilePath.omit({ sellerId: true });
export const typedEvidence = z.object({ traceUrl: given(z.url({ protocol: /^https?$/ }).max(300)), distribution: given(text(200)), changes: given(text(2_000)), testReport: given(text(200)), contact: given(text(200)) });

export const evidencePack = z.object({ id: z.string(), state: z.enum(['waiting', 'ready']), askedAt: z.string(), madeAt: z.string().nullable() });
export const renewalAnswer = z.object({
  number: z.string(), stars: z.int(), productName: z.string(), holder: z.string(), communeName: z.string(), issuedOn: z.string(), expiresOn: z.string(), state: z.string(),
  lodgeFrom: z.string(), lodgeUntil: z.string(), renewalLodgedOn: z.string().nullable(),
  traceUrl: z.string().nullable().describe('As the seller typed it last, else of the lot entered last'),
  criteria: z.array(z.object({ code: z.string(), title: z.string(), lines: z.array(z.string()), missing: z.string().nullable() })),
  months: z.array(z.object({ month: z.string(), orders: z.int(), quantity: z.int(), amount: z.int() })),
  newest: evidencePack.nullable(),
});
