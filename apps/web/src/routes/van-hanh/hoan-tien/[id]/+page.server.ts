import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { moneyApi } from '$lib/server/money-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  return { task: await orNotFound(moneyApi(event).refund(event.params.id)), myId: me.id };
};

const SENT_BY = ['transfer', 'gateway'] as const;

export const actions: Actions = {
  xem: async (event) => {
    try {
      return { at: 'xem', kept: { reference: '', note: '' }, account: await moneyApi(event).refundAccount(event.params.id) };
    } catch (cause) {
      return refusedForm(cause, { at: 'xem', kept: { reference: '', note: '' } });
    }
  },
  chuyen: async (event) => {
    const form = await event.request.formData();
    const kept = { reference: formText(form, 'so', 100), note: formText(form, 'ghi', 500) };
    const sentBy = SENT_BY.find((known) => known === form.get('ai'));
    if (kept.reference.length < 3 || !kept.note) return fail(400, { at: 'chuyen', kept, problem: m.recon_say_all() });
    try {
      await moneyApi(event).transferBack(event.params.id, { ...kept, ...(sentBy && { sentBy }) });
    } catch (cause) {
      return refusedForm(cause, { at: 'chuyen', kept });
    }
    redirect(303, event.url.pathname);
  },
  xong: async (event) => {
    const form = await event.request.formData();
    try {
      await moneyApi(event).settleTransfer(event.params.id, formText(form, 'lan', 40), form.get('quyet') === 'rut' ? 'withdrawals' : 'confirmations');
    } catch (cause) {
      return refusedForm(cause, { at: 'xong', kept: { reference: '', note: '' } });
    }
    redirect(303, event.url.pathname);
  },
};
