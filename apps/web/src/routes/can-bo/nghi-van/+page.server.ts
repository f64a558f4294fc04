import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { CLAIM_STATES } from '$lib/officer/claim-words';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { starClaimApi } from '$lib/server/star-claim-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const state = CLAIM_STATES.find((known) => known === params.get('o')) ?? 'waiting';
  const { items, next } = await starClaimApi(event).list({ state, after: params.get('sau') });
  return { state, claims: items, more: nextPage(event.url, next) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const [id, decision, reason] = [formText(form, 'viec', 60), formText(form, 'quyet', 30), formText(form, 'ly_do', 500)];
    if (!CLAIM_STATES.includes(decision as never) || decision === 'waiting') return fail(400, { id, problem: m.review_choose() });
    if (!reason) return fail(400, { id, problem: m.star_claim_reason_needed() });
    try {
      await starClaimApi(event).decide(id, { decision, reason });
    } catch (cause) {
      return refusedForm(cause, { id });
    }
    redirect(303, '/can-bo/nghi-van');
  },
};
