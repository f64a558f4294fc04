import { redirect, type RequestEvent } from '@sveltejs/kit';
import { vietnamDay } from '$lib/officer/periods';
import { refusedForm } from '$lib/server/form-refusal';
import { orNotFound } from '$lib/server/not-found';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { seller: await orNotFound(operatorApi(event).seller(event.params.id)), today: vietnamDay(new Date()) };
};

const text = (form: FormData, name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);
const back = (event: RequestEvent, anchor: string) => redirect(303, `${event.url.pathname}#${anchor}`);

export const actions: Actions = {
  giay: async (event) => {
    const form = await event.request.formData();
    const code = text(form, 'giay', 60);
    const state = text(form, 'la', 10) === 'verified' ? 'verified' : 'refused';
    const note = text(form, 'ghi', 300);
    try {
      await operatorApi(event).checkPaper(event.params.id, code, { state, ...(note && { note }) });
    } catch (cause) {
      return refusedForm(cause, { at: code, reason: '' });
    }
    back(event, `g-${encodeURIComponent(code)}`);
  },

  tuyen: async (event) => {
    const form = await event.request.formData();
    const [reason, fromDay] = [text(form, 'vi_sao', 500), text(form, 'tu_ngay', 10)];
    try {
      await operatorApi(event).proposeMoneyRoute(event.params.id, { moneyRoute: form.get('tuyen') === 'direct' ? 'direct' : 'collected', fromDay, reason });
    } catch (cause) {
      return refusedForm(cause, { at: 'tuyen', reason, fromDay });
    }
    back(event, 'tuyen');
  },

  /** What another operator proposed is confirmed, or a proposal is taken back. */
  quyet_tuyen: async (event) => {
    const form = await event.request.formData();
    try {
      await operatorApi(event).decideMoneyRoute(event.params.id, text(form, 'muc', 60), form.get('viec') === 'rut' ? 'withdrawals' : 'confirmations');
    } catch (cause) {
      return refusedForm(cause, { at: 'tuyen', reason: '' });
    }
    back(event, 'tuyen');
  },

  viec: async (event) => {
    const form = await event.request.formData();
    const [action, reason] = [text(form, 'viec', 30), text(form, 'ly_do', 500)];
    const waive = form.getAll('mien').map((code) => String(code).slice(0, 60));
    try {
      await operatorApi(event).moveSeller(event.params.id, { action, ...(reason && { reason }), ...(waive.length && { waive }) });
    } catch (cause) {
      return refusedForm(cause, { at: 'viec', reason });
    }
    back(event, 'viec');
  },
};
