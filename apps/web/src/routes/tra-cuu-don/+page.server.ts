import { fail, redirect } from '@sveltejs/kit';
import { readOrderLink } from '$lib/order/order-link';
import { m } from '$lib/paraglide/messages';
import { recentOrders } from '$lib/server/cookies';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ recent: recentOrders(event) });

export const actions: Actions = {
  default: async (event) => {
    const text = String((await event.request.formData()).get('ma') ?? '').trim().slice(0, 500);
    const link = readOrderLink(text);
    if (!link) return fail(400, { text, problem: m.lookup_bad() });
    // A code alone opens only what this device has opened; a link brings its own key.
    const code = /^\/don\/(\w+)$/.exec(link)?.[1];
    if (code && !recentOrders(event).includes(code)) return fail(404, { text, problem: m.lookup_unknown({ code }) });
    redirect(303, link);
  },
};
