import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { orNotFound } from '$lib/server/not-found';
import { reportApi } from '$lib/server/report-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { period, areaName, versions } = await orNotFound(reportApi(event).report(event.params.id));
  return { id: event.params.id, period, areaName, next: (versions[0]?.version ?? 0) + 1 };
};

export const actions: Actions = {
  default: async (event) => {
    const reason = formText(await event.request.formData(), 'ly_do', 500);
    if (!reason) return fail(400, { reason, error: m.report_revise_empty(), problem: '' });
    try {
      await reportApi(event).revise(event.params.id, reason);
    } catch (cause) {
      return refusedForm(cause, { reason, error: '' });
    }
    redirect(303, `/can-bo/bao-cao/${event.params.id}`);
  },
};
