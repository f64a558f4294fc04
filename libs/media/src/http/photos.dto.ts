import { isId } from '@cho-phien/kernel';
import { z } from 'zod';

const MOST_IDS = 50;

export const photosQuery = z.object({
  ids: z.string().min(1).max(MOST_IDS * 37).transform((ids) => ids.split(',').map((id) => id.trim().toLowerCase())).pipe(z.array(z.string().refine(isId)).max(MOST_IDS)),
});

const image = z.object({
  url: z.string(), width: z.int(), height: z.int(), alt: z.string(), placeholder: z.string(),
  variants: z.array(z.object({ width: z.int(), avif: z.string(), webp: z.string(), jpeg: z.string() })),
});

export const photoAnswer = z.object({
  id: z.string(), state: z.enum(['receiving', 'preparing', 'ready', 'refused']),
  /** Bytes that have come, and bytes of the whole photo. */
  received: z.int(), size: z.int(),
  /** Why it was refused: a code, and the sentence to show. */
  reason: z.string().optional(), message: z.string().optional(),
  image: image.optional(),
});
export const photoList = z.object({ items: z.array(photoAnswer) });
