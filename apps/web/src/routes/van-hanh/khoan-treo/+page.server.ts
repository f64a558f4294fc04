import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { typedAmount } from '$lib/operator/rate-form';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { moneyApi } from '$lib/server/money-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next, open } = await moneyApi(event).clearings(event.url.searchParams.get('sau'));
  return { key: crypto.randomUUID(), clearings: items, open, more: nextPage(event.url, next) };
};

export const actions: Actions = {
  xuLy: async (event) => {
    const form = await event.request.formData();
    const kept = { what: formText(form, 'viec', 30), typed: formText(form, 'so_tien', 20), reason: formText(form, 'vi_sao', 500), payoutCode: formText(form, 'ma_chi', 40) };
    const key = formText(form, 'khoa', 64) || crypto.randomUUID();
    const amount = typedAmount(kept.typed);
    if (!amount || !kept.reason) return fail(400, { kept, problem: m.recon_say_all() });
    try {
      await moneyApi(event).clear({ what: kept.what, amount, reason: kept.reason, ...(kept.payoutCode && { payoutCode: kept.payoutCode }) }, key);
    } catch (cause) {
      return refusedForm(cause, { kept });
    }
    redirect(303, '/van-hanh/khoan-treo');
  },
  quyet: async (event) => {
    const form = await event.request.formData();
    try {
      await moneyApi(event).decideClearing(formText(form, 'but_toan', 40), form.get('quyet') === 'rut' ? 'withdrawals' : 'confirmations');
    } catch (cause) {
      return refusedForm(cause, { kept: { what: '', typed: '', reason: '', payoutCode: '' } });
    }
    redirect(303, '/van-hanh/khoan-treo');
  },
};
