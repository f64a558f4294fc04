import { redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const verified = event.url.searchParams.get('o') === 'da';
  const { items, next } = await operatorApi(event).gtinClaims({ state: verified ? 'verified' : 'claimed', after: event.url.searchParams.get('sau') });
  return { verified, claims: items, more: nextPage(event.url, next) };
};

export const actions: Actions = {
  rut: async (event) => {
    const form = await event.request.formData();
    const claimId = formText(form, 'ma', 60);
    try {
      await operatorApi(event).withdrawGtin(claimId, formText(form, 'ly_do', 500));
    } catch (cause) {
      return refusedForm(cause, { claimId });
    }
    redirect(303, '/van-hanh/ma-vach?o=da');
  },
  quyet: async (event) => {
    const form = await event.request.formData();
    const text = (name: string) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, 1000) || undefined;
    const claimId = String(form.get('ma') ?? '').slice(0, 60);
    const decision = form.get('quyet') === 'verify' ? 'verify' : 'refuse';
    try {
      await operatorApi(event).decideGtin(claimId, { decision, evidence: text('giay'), reason: text('ly_do') });
    } catch (cause) {
      return refusedForm(cause, { claimId });
    }
    redirect(303, '/van-hanh/ma-vach');
  },
};
