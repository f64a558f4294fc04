import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { moneyApi } from '$lib/server/money-api';
import type { HeldPayment } from '$lib/server/money-types';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const { items, next } = await moneyApi(event).held({ after: event.url.searchParams.get('sau') });
  return { held: items, more: nextPage(event.url, next), asked: event.url.searchParams.get('hoi'), myId: me.id };
};

/** Does it, then says where the payment stands. */
async function act(event: RequestEvent, doing: (api: ReturnType<typeof moneyApi>, id: string, form: FormData) => Promise<HeldPayment>) {
  const form = await event.request.formData();
  const id = formText(form, 'id', 40);
  let status: string;
  try {
    ({ status } = await doing(moneyApi(event), id, form));
  } catch (cause) {
    return refusedForm(cause, { id });
  }
  redirect(303, `/van-hanh/tien-giu?hoi=${encodeURIComponent(status)}`);
}

export const actions: Actions = {
  hoi: (event) => act(event, (api, id) => api.inquire(id)),
  xinHuy: (event) => act(event, (api, id, form) => api.callOff(id, '', { reason: formText(form, 'vi-sao', 300) })),
  huy: (event) => act(event, (api, id, form) => api.callOff(id, form.get('quyet') === 'cho' ? '/withdrawals' : '/confirmations')),
};
