import { apiFor } from '$lib/server/api';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiFor(event);
  const [fees, sets] = await Promise.all([api.fees(), api.productSets()]);
  return { fees, setNames: Object.fromEntries(sets.items.map(({ code, name }) => [code, name])) };
};
