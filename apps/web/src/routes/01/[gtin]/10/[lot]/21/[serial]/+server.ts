import { resolveLabel } from '$lib/server/resolver';
import type { RequestHandler } from './$types';

/** Nothing is kept of single pieces: the key leads to its lot (GS1-Conformant resolver, walking up the tree). */
export const GET: RequestHandler = (event) => resolveLabel(event, { gtin: event.params.gtin, lot: event.params.lot });
