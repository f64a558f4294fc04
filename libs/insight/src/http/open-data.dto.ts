import { z } from 'zod';
import { text } from '@cho-phien/platform';
import { OPEN_DATASETS } from '../domain/open-dataset.js';

const files = z.array(z.object({ format: z.enum(['csv', 'json']), bytes: z.int(), sha256: z.string() }));
export const datasetFile = z.object({ file: z.string().max(80).describe('`<dataset>.csv` or `<dataset>.json`') });
export const versionQuery = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() });

export const openDataView = z.object({
  licence: z.string(), contact: z.string(), least: z.object({ persons: z.int(), sellers: z.int() }).describe('Cells of fewer are hidden'),
  dictionary: z.array(z.object({ column: z.string(), meaning: z.string() })),
  datasets: z.array(z.object({
    id: z.string(), title: z.string(), description: z.string(),
    versions: z.array(z.object({ number: z.int(), through: z.string(), publishedAt: z.string(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(), cells: z.int(), hidden: z.int(), files })),
  })),
});

export const publicationPath = z.object({ id: z.uuid() });
export const newPublication = z.object({ dataset: z.enum(OPEN_DATASETS.map(({ id }) => id) as [string, ...string[]]), through: z.string().max(10).describe('The last month in it, `2026-10`') });
export const withdrawal = z.object({ reason: text(500) });
export const publication = z.object({
  id: z.string(), dataset: z.string(), through: z.string(), state: z.enum(['prepared', 'published', 'withdrawn']), number: z.int().nullable(), preparedAt: z.string(), ownPreparation: z.boolean(),
  publishedAt: z.string().nullable(), withdrawnAt: z.string().nullable(), withdrawnReason: z.string().nullable(), cells: z.int(), hidden: z.int(),
});
export const publications = z.object({ items: z.array(publication) });
/** A publication before anybody may read it, exactly as it would be read. */
export const publicationPreview = publication.extend({
  rows: z.array(z.object({ indicator: z.string(), base: z.string(), areaName: z.string(), areaLevel: z.string(), period: z.string(), numerator: z.int().nullable(), denominator: z.int().nullable(), rate: z.number().nullable(), hidden: z.boolean() })),
});
