import { passportOf } from '$lib/server/resolver';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ passport: await passportOf(event, { gtin: event.params.gtin, lot: event.params.lot }) });
