import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { orNotFound } from '$lib/server/not-found';
import { reportApi } from '$lib/server/report-api';
import { readTargetForm } from '$lib/server/target-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { target: await orNotFound(reportApi(event).target(event.params.id)) };
};

export const actions: Actions = {
  default: async (event) => {
    const sent = await event.request.formData();
    const { form, errors, planned } = readTargetForm(sent);
    const [reason, withdrawn] = [formText(sent, 'ly_do', 500), sent.get('thoi') === '1'];
    if (!reason) errors.ly_do = m.report_revise_empty();
    const kept = { form: { ...form, reason, withdrawn }, errors };
    if (Object.keys(errors).length) return fail(400, { ...kept, problem: '' });
    try {
      await reportApi(event).correctTarget(event.params.id, { ...planned, reason, withdrawn });
    } catch (cause) {
      return refusedForm(cause, kept);
    }
    redirect(303, '/can-bo/chi-tieu');
  },
};
