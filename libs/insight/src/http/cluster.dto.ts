import { z } from 'zod';
import { communeCode, text } from '@cho-phien/platform';
import { isDay } from '../domain/period.js';

const day = z.string().max(10).refine(isDay, 'field.invalid');

export const clusterPath = z.object({ id: z.uuid() });
export const newCluster = z.object({ name: text(120), communes: z.array(communeCode).min(1).max(500), validFrom: day.optional().describe('2025-07-01 when left out') });
export const clusterEnding = z.object({ validTo: day.optional().describe('The first day on which it no longer holds; today when left out') });

export const cluster = z.object({
  id: z.string().describe('Goes wherever an area is asked for'), name: z.string(), communes: z.array(z.object({ code: z.string(), name: z.string() })), validFrom: z.string(), validTo: z.string().nullable(),
});
export const clusters = z.object({ items: z.array(cluster) });
