import { error } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { loadGoods } from '$lib/server/goods';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const code = event.params.ma;
  if (!/^\d{5}$/.test(code)) error(404, { message: m.error_missing_lead() });
  const [{ items }, goods] = await Promise.all([
    apiFor(event).areas(code),
    loadGoods(event, { commune: code }),
  ]);
  const commune = items.find((area) => area.code === code && area.level === 'commune');
  if (!commune) error(404, { message: m.error_missing_lead() });
  return { ...goods, name: commune.label };
};
