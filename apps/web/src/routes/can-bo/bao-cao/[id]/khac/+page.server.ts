import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { differenceRows } from '$lib/officer/difference-rows';
import { m } from '$lib/paraglide/messages';
import { orNotFound } from '$lib/server/not-found';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

const NUMBER = /^[1-9]\d{0,5}$/;

/** What changed behind one figure between two versions, row by row and field by field. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const [from, to] = [params.get('tu') ?? '', params.get('den') ?? ''];
  if (!NUMBER.test(from) || !NUMBER.test(to)) error(404, { message: m.error_missing_lead() });
  const api = reportApi(event);
  const report = await orNotFound(api.report(event.params.id, to));
  const codes = report.figures.map(({ code, title }) => ({ code, title }));
  const code = codes.find((each) => each.code === params.get('ma'))?.code ?? codes[0]?.code;
  if (!code) error(404, { message: m.error_missing_lead() });
  const { items, next } = await orNotFound(api.differences(event.params.id, code, Number(from), Number(to), params.get('sau')));
  return { id: event.params.id, period: report.period, from, to, code, codes, rows: differenceRows(items), more: nextPage(event.url, next) };
};
