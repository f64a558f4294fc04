import { nextPage } from '$lib/catalogue/filters';
import { floorNames } from '$lib/officer/floor-names';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import { reportApi } from '$lib/server/report-api';
import type { PageServerLoad } from './$types';

/** The rows a frozen figure stands on, as they were. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { id, ma: code } = event.params;
  const params = event.url.searchParams;
  const rows = await orNotFound(reportApi(event).rows(id, code, params.get('ban'), params.get('sau')));
  const report = await orNotFound(reportApi(event).report(id, String(rows.version)));
  const { items: floors } = rows.items.some((row) => 'floors' in row) ? await indicatorApi(event).floors() : { items: [] };
  return { id, code, floors: floorNames(floors), version: rows.version, rows: rows.items, more: nextPage(event.url, rows.next), period: report.period, figure: report.figures.find((each) => each.code === code) };
};
