import { nextPage } from '$lib/catalogue/filters';
import { STATES } from '$lib/officer/register-words';
import { orNotFound } from '$lib/server/not-found';
import { registerApi } from '$lib/server/register-api';
import type { CertificateState } from '$lib/server/register-types';
import type { PageServerLoad } from './$types';

const AT_ONCE = 20;
const MATCHED = new Map([['co', 'yes'], ['khong', 'no']]);

/** The query of the page in the API's words; what is not known is left out. */
function filterOf(params: URLSearchParams) {
  const state = params.get('tt') ?? '';
  return {
    q: params.get('tim')?.slice(0, 100),
    area: params.get('xa'),
    stars: /^[345]$/.test(params.get('sao') ?? '') ? params.get('sao') : null,
    set: /^QD26-\d{2}$/.test(params.get('bo') ?? '') ? params.get('bo') : null,
    matched: MATCHED.get(params.get('khop') ?? '') ?? null,
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(params.get('ngay') ?? '') ? params.get('ngay') : null,
    state: Object.hasOwn(STATES, state) ? (state as CertificateState) : null,
  };
}

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const filter = filterOf(params);
  const api = registerApi(event);
  const [register, latest] = await Promise.all([
    orNotFound(api.list({ ...filter, limit: AT_ONCE, after: params.get('sau') })),
    api.latest(8),
  ]);
  return { register, filter, latest: latest.items, more: nextPage(event.url, register.next) };
};
