import { error } from '@sveltejs/kit';
import { isKind, setsOf } from '$lib/catalogue/kinds';
import { kindName } from '$lib/catalogue/wording';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { loadGoods } from '$lib/server/goods';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const slug = event.params.bo;
  const sets = setsOf(slug);
  if (!sets) error(404, { message: m.error_missing_lead() });
  const [{ items }, goods] = await Promise.all([
    apiFor(event).productSets(),
    loadGoods(event, { set: sets.join(',') }),
  ]);
  const own = items.filter((set) => sets.includes(set.code));
  const name = isKind(slug) ? kindName(slug) : (own[0]?.name ?? slug.toUpperCase());
  return { ...goods, name, sets: isKind(slug) && own.length > 1 ? own : [] };
};
