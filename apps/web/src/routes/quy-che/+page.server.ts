import { apiFor } from '$lib/server/api';
import { operator } from '$lib/server/operator';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ operator: operator(), claimTerms: await apiFor(event).claimTerms() });
