import { fail, redirect } from '@sveltejs/kit';
import { formText } from '$lib/server/form-text';
import { orNotFound } from '$lib/server/not-found';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { renewalApi } from '$lib/server/renewal-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const renewal = await orNotFound(renewalApi(event, seller?.id ?? '').show(event.params.so));
  return { renewal, files: `/api/seller/${seller?.id ?? ''}/renewals/${encodeURIComponent(event.params.so)}/packs` };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const seller = await requireSeller(event);
    const typed = { traceUrl: formText(form, 'truy_xuat', 300), distribution: formText(form, 'hop_dong', 200), testReport: formText(form, 'kiem_nghiem', 200), changes: formText(form, 'thay_doi', 2000), contact: formText(form, 'lien_he', 200) };
    const answer = await orRefused(async () => ({ pack: await renewalApi(event, seller.id).ask(event.params.so, typed) }));
    if ('data' in answer) return fail(answer.status, { ...answer.data, typed });
    redirect(303, event.url.pathname);
  },
};
