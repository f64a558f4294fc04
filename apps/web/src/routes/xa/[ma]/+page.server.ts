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
  const name = items.find((area) => area.code === code)?.label ?? goods.cards[0]?.area.name;
  return { ...goods, name: name ?? m.commune_by_code({ code }) };
};
