import { limit } from '@cho-phien/platform';
import { z } from 'zod';

export const communesQuery = z.object({ province: z.string().regex(/^\d{2}$/) });
export const searchQuery = z.object({ q: z.string().max(200).default(''), limit: limit(10, 50) });

const provinceAnswer = z.object({ code: z.string(), name: z.string(), label: z.string() });
export const provinceList = z.object({ items: z.array(provinceAnswer) });

const communeAnswer = z.object({ code: z.string(), name: z.string(), label: z.string() });
export const communeList = z.object({ items: z.array(communeAnswer) });

const areaHitAnswer = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['province', 'commune', 'cluster', 'district', 'country']),
  label: z.string(),
  /** Name of the province around it; null for a province. */
  province: z.string().nullable(),
  /** The ended name that was typed, in the reader's language. */
  note: z.string().nullable(),
});
export const areaHitList = z.object({ items: z.array(areaHitAnswer) });
