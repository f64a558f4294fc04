import { redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { STAR_CLAIMS } from '$lib/officer/tasks';
import { officerApi } from '$lib/server/officer-api';
import { orNotFound } from '$lib/server/not-found';
import { starClaimApi } from '$lib/server/star-claim-api';
import type { PageServerLoad } from './$types';

/** The overview shows so many of each rule; a rule has its own page. */
const EACH = 5;
const AT_ONCE = 10;

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const [rule, area] = [params.get('luat'), params.get('vung')];
  if (rule === STAR_CLAIMS) redirect(303, '/can-bo/nghi-van');
  const [{ asOf, rules, items, next }, { count: starClaims }] = await orNotFound(Promise.all([
    officerApi(event).tasks(rule ? { rule, area, limit: AT_ONCE, after: params.get('sau') } : { each: EACH, area }), starClaimApi(event).list({ state: 'waiting', area, limit: 1 }),
  ]));
  const groups = rules.map((each) => ({ ...each, tasks: items.filter((task) => task.rule === each.rule) })).filter(({ tasks }) => tasks.length > 0);
  return { asOf, rules, rule, area, starClaims, groups, more: nextPage(event.url, next) };
};
