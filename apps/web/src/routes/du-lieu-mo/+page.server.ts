import { apiFor } from '$lib/server/api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ open: await apiFor(event).openData() });
