import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { orNotFound } from '$lib/server/not-found';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

const DECISIONS = ['refund', 'replacement', 'reject'] as const;

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { claim: await orNotFound(operatorApi(event).dispute(event.params.id)) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const decision = DECISIONS.find((known) => known === form.get('quyet'));
    const note = String(form.get('ly_do') ?? '').normalize('NFC').trim().slice(0, 500);
    if (!decision) return fail(400, { note, problem: m.review_choose() });
    if (!note) return fail(400, { note, problem: m.run_claim_note_needed() });
    try {
      await operatorApi(event).settleDispute(event.params.id, { decision, note, ...(decision === 'refund' && { delivery: form.has('tien_gui') }) });
    } catch (cause) {
      return refusedForm(cause, { note });
    }
    redirect(303, event.url.pathname);
  },
};
