import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { floorNames } from '$lib/officer/floor-names';
import { addressOf, questionOf, readAsked } from '$lib/officer/asked';
import { m } from '$lib/paraglide/messages';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const PARTS = ['numerator', 'rest', 'unknown'];

/** The units behind a figure: one row per unit, all of them or one part. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { params, url } = event;
  const asked = readAsked(url.searchParams, new Date());
  const api = indicatorApi(event);
  const { items } = await api.definitions();
  const definition = items.find(({ code }) => code === params.ma);
  if (!definition) error(404, { message: m.error_missing_lead() });
  const group = url.searchParams.get('nhom')?.slice(0, 200) || null;
  const by: Record<string, string | null> = group ? { by: asked.by ?? 'commune', frame: asked.frame } : {};
  const indicator = await orNotFound(api.indicator(definition.code, { ...questionOf(asked, definition.time), ...by }));
  const figure = group ? indicator.breakdown.find(({ key }) => key === group) : undefined;
  const part = PARTS.find((each) => each === url.searchParams.get('phan')) ?? null;
  const rows = await orNotFound(api.rows(withMore(indicator.rowsUrl, { ...by, key: group, part, after: url.searchParams.get('sau') })));
  const { items: floors } = rows.items.some((row) => 'floors' in row) ? await api.floors() : { items: [] };
  return {
    definition,
    indicator,
    asked,
    part,
    group,
    /** The part of the figure that the rows are of; all of it where none is named. */
    figure: figure ?? null,
    rows: rows.items,
    floors: floorNames(floors),
    more: nextPage(url, rows.next),
    address: addressOf(asked),
    here: addressOf(asked, { chia: group ? asked.by : null, nhom: group }),
  };
};

const withMore = (url: string, more: Record<string, string | null>) =>
  Object.entries(more).reduce((at, [name, value]) => (value ? `${at}&${name}=${encodeURIComponent(value)}` : at), url);
