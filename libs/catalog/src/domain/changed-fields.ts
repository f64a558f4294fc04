import { isDeepStrictEqual } from 'node:util';
import type { ListingContent } from './listing-content.js';

const FIELDS = ['name', 'productSet', 'description', 'story', 'ingredients', 'attributes', 'communeCode', 'producerSellerId', 'certificateId', 'season', 'window', 'photos', 'pictures', 'variants'] as const satisfies readonly (keyof ListingContent)[];

/** The fields in which two versions differ. */
export const changedFields = (before: ListingContent, after: ListingContent): string[] => FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));
