import { passportOf } from '$lib/server/resolver';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ passport: await passportOf(event, { trace: event.params.code }) });
