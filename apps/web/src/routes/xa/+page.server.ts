import { communeLabel } from '$lib/catalogue/commune-label';
import { apiFor } from '$lib/server/api';
import type { PageServerLoad } from './$types';

/** Quảng Ninh: where the market began, shown until another province is chosen. */
const FIRST_PROVINCE = '22';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q')?.trim().slice(0, 200) ?? '';
  const province = event.url.searchParams.get('tinh') ?? FIRST_PROVINCE;
  const api = apiFor(event);
  const [provinces, communes, found] = await Promise.all([
    api.provinces(),
    q || !/^\d{2}$/.test(province) ? { items: [] } : api.communes(province),
    q ? api.areas(q) : { items: [] },
  ]);
  return {
    q,
    province,
    provinces: provinces.items,
    places: q
      ? found.items.filter((area) => area.level === 'commune').map((area) => ({ code: area.code, label: communeLabel(area) }))
      : communes.items,
  };
};
