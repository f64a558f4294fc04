import { fail, redirect } from '@sveltejs/kit';
import { trialOf } from '$lib/server/demo';
import { orNotFound } from '$lib/server/not-found';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const [sale, trial] = await Promise.all([orNotFound(sellerApi(event, seller?.id ?? '').stallSale(event.params.id)), trialOf(event)]);
  return { sale, bankAppUrl: trial?.bankAppUrl ?? null };
};

export const actions: Actions = {
  huy: async (event) => {
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({ done: await sellerApi(event, seller.id).cancelStallSale(event.params.id) }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, '/ban/tai-cho');
  },
};
