import { resolveLabel } from '$lib/server/resolver';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => resolveLabel(event, { gtin: event.params.gtin });
