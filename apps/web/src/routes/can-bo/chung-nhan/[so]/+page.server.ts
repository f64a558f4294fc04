import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formText } from '$lib/server/form-text';
import { refusedForm } from '$lib/server/form-refusal';
import { apiFor } from '$lib/server/api';
import { orNotFound } from '$lib/server/not-found';
import { paperOf } from '$lib/server/paper-form';
import { registerApi } from '$lib/server/register-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [certificate, sets] = await Promise.all([orNotFound(registerApi(event).one(event.params.so)), apiFor(event).productSets()]);
  return { certificate, sets: sets.items };
};

type CertificateEvent = RequestEvent<{ so: string }>;

/** One deed; back to the page under the number that the certificate has then. */
async function act(event: CertificateEvent, at: string, deed: (number: string) => Promise<{ number: string }>) {
  let number: string;
  try {
    ({ number } = await deed(event.params.so));
  } catch (cause) {
    return refusedForm(cause, { at });
  }
  redirect(303, `/can-bo/chung-nhan/${encodeURIComponent(number)}#${at}`);
}

export const actions: Actions = {
  sua: async (event) => {
    const form = await event.request.formData();
    const body = { ...paperOf(form), version: Number(formText(form, 'ban', 10)), reason: formText(form, 'ly_do', 500) };
    return act(event, 'sua', (number) => registerApi(event).correct(number, body));
  },
  nop: async (event) => {
    const form = await event.request.formData();
    return act(event, 'nop', (number) => registerApi(event).act(number, 'renewals', { lodgedOn: formText(form, 'ngay_nop', 10), reference: formText(form, 'phieu', 100) }));
  },
  thu_hoi: async (event) => {
    const form = await event.request.formData();
    const body = { revokedOn: formText(form, 'ngay_thu', 10), decision: formText(form, 'quyet_dinh', 100), reason: formText(form, 'vi_sao', 500) };
    return act(event, 'thu_hoi', (number) => registerApi(event).act(number, 'revocations', body));
  },
  khop: async (event) => {
    const form = await event.request.formData();
    return act(event, 'khop', (number) => registerApi(event).act(number, 'matches', { productId: formText(form, 'hang', 60) }));
  },
  go: async (event) => {
    const form = await event.request.formData();
    return act(event, 'khop', (number) => registerApi(event).act(number, 'unmatches', { reason: formText(form, 'vi_sao_go', 500) }));
  },
};
