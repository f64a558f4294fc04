import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { operatorApi } from '$lib/server/operator-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const api = operatorApi(event);
  const [{ items, next, nextDay, minimum }, leftOut] = await Promise.all([api.payoutBatches({ after: event.url.searchParams.get('sau') }), api.leftOut()]);
  return { batches: items, leftOut: leftOut.items, more: nextPage(event.url, next), nextDay, minimum, key: randomUUID() };
};

export const actions: Actions = {
  thaRa: async (event) => {
    const form = await event.request.formData();
    const [sellerId, reason] = [formText(form, 'ai', 40), formText(form, 'vi-sao', 300)];
    if (!reason) return fail(400, { at: sellerId, problem: m.recon_say_all() });
    try {
      await operatorApi(event).releasePayouts(sellerId, reason);
    } catch (cause) {
      return refusedForm(cause, { at: sellerId });
    }
    redirect(303, '/van-hanh/chi-tra#con-lai');
  },
  lap: async (event) => {
    const key = String((await event.request.formData()).get('khoa') ?? '').slice(0, 60) || randomUUID();
    let id: string;
    try {
      ({ id } = await operatorApi(event).preparePayouts(key));
    } catch (cause) {
      return refusedForm(cause, { at: 'lap' });
    }
    redirect(303, `/van-hanh/chi-tra/${id}`);
  },
};
