import { apiFor } from '$lib/server/api';
import type { PageServerLoad } from './$types';

/** Quảng Ninh: where the market began, shown until another province is chosen. */
const FIRST_PROVINCE = '22';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q')?.trim() ?? '';
  const province = event.url.searchParams.get('tinh') ?? FIRST_PROVINCE;
  const api = apiFor(event);
  const [provinces, communes, found] = await Promise.all([
    api.provinces(),
    q ? { items: [] } : api.communes(province),
    q ? api.areas(q) : { items: [] },
  ]);
  return {
    q,
    province,
    provinces: provinces.items,
    communes: communes.items,
    found: found.items.filter((area) => area.level === 'commune'),
  };
};
