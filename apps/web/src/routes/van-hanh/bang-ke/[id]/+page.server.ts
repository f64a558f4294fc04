import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { moneyApi } from '$lib/server/money-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const api = moneyApi(event);
  const [bill, { parties }] = await Promise.all([orNotFound(api.remittance(event.params.id)), api.remittances(null)]);
  const lines = bill.paidAt || bill.withdrawal || bill.net <= 0 ? [] : (await api.lines({ state: 'unmatched' })).items.filter(({ amount, outgoing }) => !outgoing && amount === bill.net);
  return { bill, lines, party: parties.find(({ code }) => code === bill.party)?.name ?? bill.party, myId: me.id };
};

/** Does it, then shows the statement again. */
async function act(event: RequestEvent<{ id: string }>, doing: (form: FormData) => Promise<unknown>) {
  try {
    await doing(await event.request.formData());
  } catch (cause) {
    return refusedForm(cause, {});
  }
  redirect(303, event.url.pathname);
}

const STEPS = { rut: '/confirmations', giu: '/refusals' } as const;

export const actions: Actions = {
  tra: (event) => act(event, (form) => moneyApi(event).payRemittance(event.params.id, formText(form, 'dong', 40) || null)),
  xinRut: (event) => act(event, (form) => moneyApi(event).withdrawRemittance(event.params.id, '', { reason: formText(form, 'vi-sao', 300) })),
  rut: (event) => act(event, (form) => moneyApi(event).withdrawRemittance(event.params.id, form.get('quyet') === 'giu' ? STEPS.giu : STEPS.rut)),
};
