import { loadGoods } from '$lib/server/goods';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadGoods(event);
