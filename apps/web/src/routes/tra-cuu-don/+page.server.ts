import { fail, redirect } from '@sveltejs/kit';
import { readOrderLink } from '$lib/order/order-link';
import { m } from '$lib/paraglide/messages';
import { recentOrders } from '$lib/server/cookies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ recent: recentOrders(event) });

export const actions: Actions = {
  default: async ({ request }) => {
    const text = String((await request.formData()).get('ma') ?? '').trim().slice(0, 500);
    const link = readOrderLink(text);
    if (!link) return fail(400, { text, problem: m.lookup_bad() });
    redirect(303, link);
  },
};
