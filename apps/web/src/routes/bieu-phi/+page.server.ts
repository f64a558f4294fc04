import { apiFor } from '$lib/server/api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiFor(event);
  const [fees, kept, sets] = await Promise.all([api.fees(), api.keptMonths(), api.productSets()]);
  return { fees, kept: kept.items, setNames: Object.fromEntries(sets.items.map(({ code, name }) => [code, name])) };
};
