import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { codeWords } from '$lib/server/code-words';
import { orNotFound } from '$lib/server/not-found';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

const DECISIONS = ['approve', 'ask_changes', 'decline'] as const;

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const review = await orNotFound(operatorApi(event).listing(event.params.id));
  return { review, words: await codeWords(event, review) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const decision = DECISIONS.find((known) => known === form.get('quyet'));
    const reason = String(form.get('ly_do') ?? '').normalize('NFC').trim().slice(0, 1000);
    if (!decision) return fail(400, { reason, problem: m.review_choose() });
    if (decision !== 'approve' && !reason) return fail(400, { reason, problem: m.review_reason_needed() });
    try {
      await operatorApi(event).decide(event.params.id, { decision, ...(reason && { reason }) });
    } catch (cause) {
      return refusedForm(cause, { reason });
    }
    redirect(303, event.url.pathname);
  },
};
