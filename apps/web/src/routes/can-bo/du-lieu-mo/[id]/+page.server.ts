import { redirect } from '@sveltejs/kit';
import { apiFor } from '$lib/server/api';
import { refusedForm } from '$lib/server/form-refusal';
import { officerApi } from '$lib/server/officer-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [publication, { datasets }] = await Promise.all([orNotFound(officerApi(event).publication(event.params.id)), apiFor(event).openData()]);
  return { publication, datasetTitle: datasets.find(({ id }) => id === publication.dataset)?.title ?? publication.dataset };
};

const decide = (deed: 'approvals' | 'withdrawals') => async (event: Parameters<NonNullable<Actions['default']>>[0]) => {
  const form = await event.request.formData();
  const reason = String(form.get('ly_do') ?? '').normalize('NFC').trim().slice(0, 500);
  try {
    await officerApi(event).decidePublication(event.params.id, deed, deed === 'withdrawals' ? { reason } : {});
  } catch (cause) {
    return refusedForm(cause, { reason });
  }
  redirect(303, event.url.pathname);
};

export const actions: Actions = { duyet: decide('approvals'), rut: decide('withdrawals') };
