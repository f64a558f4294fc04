import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { differenceRows } from '$lib/officer/difference-rows';
import { m } from '$lib/paraglide/messages';
import { orNotFound } from '$lib/server/not-found';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

const NUMBER = /^[1-9]\d{0,5}$/;

/** How much changed behind every figure between two versions, and of the one that is asked for what, row by row and field by field. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const [from, to] = [params.get('tu') ?? '', params.get('den') ?? ''];
  if (!NUMBER.test(from) || !NUMBER.test(to)) error(404, { message: m.error_missing_lead() });
  const api = reportApi(event);
  const [before, report, { items: counts }] = await orNotFound(Promise.all([api.report(event.params.id, from), api.report(event.params.id, to), api.differenceCounts(event.params.id, Number(from), Number(to))]));
  const code = counts.find((each) => each.code === params.get('ma'))?.code ?? null;
  const differences = code ? await orNotFound(api.differences(event.params.id, code, Number(from), Number(to), params.get('sau'))) : null;
  return {
    id: event.params.id, period: report.period, from, to, code,
    figures: counts.map(({ code: each, ...count }) => ({ code: each, ...count, before: before.figures.find((figure) => figure.code === each) ?? null, after: report.figures.find((figure) => figure.code === each) ?? null })),
    rows: differences && differenceRows(differences.items), more: nextPage(event.url, differences?.next ?? null),
  };
};
