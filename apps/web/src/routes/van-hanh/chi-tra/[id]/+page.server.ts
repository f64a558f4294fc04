import { redirect, type RequestEvent } from '@sveltejs/kit';
import { refusedForm } from '$lib/server/form-refusal';
import { orNotFound } from '$lib/server/not-found';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { batch: await orNotFound(operatorApi(event).payoutBatch(event.params.id)), file: `/api/operator/payouts/${event.params.id}/bank-file` };
};

type PayoutEvent = RequestEvent<{ id: string }>;
const text = (form: FormData, name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);

/** One step of a batch; back to the page, where the next one waits. */
async function act(event: PayoutEvent, step: string, body: Record<string, unknown>, at: string) {
  try {
    await operatorApi(event).actOnPayouts(event.params.id, step, body);
  } catch (cause) {
    return refusedForm(cause, { at });
  }
  redirect(303, `${event.url.pathname}#${at}`);
}

export const actions: Actions = {
  duyet: (event) => act(event, 'approvals', {}, 'viec'),
  tep: (event) => act(event, 'filings', {}, 'viec'),
  xong: async (event) => act(event, 'confirmations', { reference: text(await event.request.formData(), 'so', 100) }, 'viec'),
  huy: async (event) => act(event, 'cancellations', { reason: text(await event.request.formData(), 'ly_do', 300) }, 'viec'),
  khoan: async (event) => {
    const form = await event.request.formData();
    const payoutId = text(form, 'khoan', 60);
    const returned = text(form, 'la', 10) === 'tra';
    const step = `lines/${encodeURIComponent(payoutId)}/${returned ? 'returns' : 'confirmations'}`;
    return act(event, step, returned ? { reason: text(form, 'chu', 300) } : { reference: text(form, 'chu', 100) }, `k-${payoutId}`);
  },
};
