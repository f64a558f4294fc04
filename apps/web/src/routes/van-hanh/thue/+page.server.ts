import { unconfirmedTaxes } from '$lib/operator/rate-words';
import { operatorApi } from '$lib/server/operator-api';
import type { PageServerLoad } from './$types';

const PERIOD = /^20\d{2}(-(0[1-9]|1[0-2]))?$/;

/** The month that is declared now: the one before this. */
function monthBeforeThis(): string {
  const here = new Date(Date.now() + 7 * 3_600_000);
  return new Date(Date.UTC(here.getUTCFullYear(), here.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
}

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const asked = event.url.searchParams.get('ky') ?? '';
  const period = PERIOD.test(asked) ? asked : monthBeforeThis();
  const api = operatorApi(event);
  const [taxes, rates] = await Promise.all([api.withheldTaxes(period), api.rates()]);
  return { taxes, unconfirmed: unconfirmedTaxes(rates.items, period), file: `/api/operator/withheld-taxes/export` };
};
