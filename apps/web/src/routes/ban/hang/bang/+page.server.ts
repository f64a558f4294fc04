import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { orNotFound } from '$lib/server/not-found';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const asked = event.url.searchParams.get('phien');
  const products = `/api/seller/${seller?.id ?? ''}/products`;
  return {
    template: `${products}/import-template.xlsx`,
    goods: `${products}/export.xlsx`,
    sheet: asked === null ? null : await orNotFound(sellerApi(event, seller?.id ?? '').sheet(asked)),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const file = form.get('tep');
    if (!(file instanceof File) || file.size === 0) return fail(400, { problem: m.ban_sheet_no_file() });
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({ taken: await sellerApi(event, seller.id).sendSheet(file, form.get('lam') !== 'nhap') }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `/ban/hang/bang?phien=${answer.taken.id}`);
  },
};
