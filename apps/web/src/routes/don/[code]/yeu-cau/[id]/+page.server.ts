import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor, type Api } from '$lib/server/api';
import { refusedForm } from '$lib/server/form-refusal';
import { orderToken } from '$lib/server/order-access';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { code, id } = event.params;
  const { items } = await apiFor(event).claims(code, orderToken(event, code));
  const claim = items.find((each) => each.id === id);
  if (!claim) error(404, { message: m.error_missing_lead() });
  return { code, claim };
};

type Event = RequestEvent & { params: { code: string; id: string } };

const going = (step: (api: Api, event: Event, token: string, form: FormData) => Promise<unknown>) => async (event: Event) => {
  const token = orderToken(event, event.params.code);
  const form = await event.request.formData();
  try {
    await step(apiFor(event), event, token, form);
  } catch (cause) {
    return refusedForm(cause, {});
  }
  redirect(303, event.url.pathname);
};

export const actions: Actions = {
  rut: going((api, { params }, token) => api.withdrawClaim(params.code, token, params.id)),
  cho: going((api, { params }, token, form) =>
    api.disputeClaim(params.code, token, params.id, String(form.get('ghi') ?? '').normalize('NFC').trim().slice(0, 500))),
};
