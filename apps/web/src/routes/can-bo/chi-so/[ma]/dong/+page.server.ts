import { error } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { readAsOf, readPeriod } from '$lib/officer/periods';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { orNotFound } from '$lib/server/not-found';
import type { PageServerLoad } from './$types';

const AS_OF = ['I1'];
const CODES = ['I1', 'I5a', 'I5b'];

/** The units behind a rate: one row per unit of its denominator. */
export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { ma: code } = event.params;
  if (!CODES.includes(code)) error(404, { message: m.error_missing_lead() });
  const now = new Date();
  const params = event.url.searchParams;
  const period = readPeriod(params.get('ky'), now);
  const asOf = readAsOf(params.get('tinh-den'), period, now);
  const when = AS_OF.includes(code) ? { asOf } : { period };
  const api = apiFor(event);
  const indicator = await orNotFound(api.indicator(code, { area: params.get('vung'), ...when }));
  const rows = await orNotFound(api.indicatorRows(withAfter(indicator.rowsUrl, params.get('sau'))));
  return {
    indicator,
    asOf: 'asOf' in when ? asOf : null,
    period,
    rows: rows.items,
    more: nextPage(event.url, rows.next),
    back: `/can-bo?${new URLSearchParams([...params].filter(([name]) => name !== 'sau'))}`,
  };
};

const withAfter = (url: string, after: string | null) =>
  after ? `${url}${url.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}` : url;
