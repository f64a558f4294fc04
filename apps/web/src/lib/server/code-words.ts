import type { RequestEvent } from '@sveltejs/kit';
import type { CodeWords } from '$lib/operator/listing-words';
import type { Attribute } from '$lib/seller/types';
import { apiFor, json } from './api';
import type { ListingReview } from './operator-types';

const byCode = (items: { code: string; name: string }[]) => Object.fromEntries(items.map(({ code, name }) => [code, name]));

const unitsByCode = (items: Attribute[]) => Object.fromEntries(items.map(({ code, unit }) => [code, unit ?? '']));

/** The names of the sets, attributes (with their units) and communes that both versions of a listing speak of. */
export async function codeWords(event: RequestEvent, { before, after }: ListingReview): Promise<CodeWords> {
  const versions = [after, ...(before ? [before] : [])];
  const named = (code: (version: typeof after) => string | null) => [...new Set(versions.map(code))].filter((found) => found !== null);
  const [sets, attributes, communes] = await Promise.all([
    apiFor(event).productSets(),
    Promise.all(named(({ productSet }) => productSet).map((set) => json<{ items: Attribute[] }>(event, '/api/product-attributes', { query: { set } }))),
    Promise.all(named(({ communeCode }) => communeCode).map((commune) => apiFor(event).areas(commune))),
  ]);
  const known = attributes.flatMap(({ items }) => items);
  return {
    sets: byCode(sets.items),
    attributes: byCode(known),
    units: unitsByCode(known),
    communes: Object.fromEntries(communes.flatMap(({ items }) => items).map(({ code, label }) => [code, label])),
  };
}
