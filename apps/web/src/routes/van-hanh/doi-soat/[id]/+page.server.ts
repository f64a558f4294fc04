import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { moneyApi } from '$lib/server/money-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  return { line: await orNotFound(moneyApi(event).line(event.params.id)), myId: me.id };
};

type Api = ReturnType<typeof moneyApi>;

/** Does one thing with the line, or says on its own form why not. */
async function act(event: RequestEvent, at: string, kept: Record<string, string>, missing: boolean, work: (api: Api, id: string) => Promise<unknown>) {
  if (missing) return fail(400, { at, kept, problem: m.recon_say_all() });
  try {
    await work(moneyApi(event), event.params.id!);
  } catch (cause) {
    return refusedForm(cause, { at, kept });
  }
  redirect(303, event.url.pathname);
}

export const actions: Actions = {
  gan: async (event) => {
    const form = await event.request.formData();
    const kept = { groupCode: formText(form, 'ma', 40).toUpperCase(), reason: formText(form, 'ly_do', 500) };
    return act(event, 'gan', kept, !kept.groupCode || !kept.reason, (api, id) => api.assign(id, kept));
  },
  bo: async (event) => {
    const kept = { reason: formText(await event.request.formData(), 'ly_do', 500) };
    return act(event, 'bo', kept, !kept.reason, (api, id) => api.dismiss(id, kept));
  },
  tra: async (event) => {
    const form = await event.request.formData();
    const kept = { reference: formText(form, 'so', 100), note: formText(form, 'ghi', 500) };
    return act(event, 'tra', kept, kept.reference.length < 3 || !kept.note, (api, id) => api.sendBack(id, kept));
  },
  xong: async (event) => {
    const form = await event.request.formData();
    return act(event, 'xong', {}, false, (api, id) => api.settleReturn(id, formText(form, 'lan', 40), form.get('quyet') === 'rut' ? 'withdrawals' : 'confirmations'));
  },
};
