import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { readTab, stepOf } from '$lib/seller/order-tabs';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import { asking } from '$lib/server/asking';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const together = profile?.kind === 'htx' || profile?.kind === 'tht';
  const tab = readTab(event.url.searchParams.get('loai'));
  const api = sellerApi(event, seller?.id ?? '');
  const [page, summary, relayed] = await Promise.all([
    api.orders({ step: stepOf(tab), limit: 20, after: event.url.searchParams.get('sau') }),
    quietly(api.ordersSummary()),
    together && tab === 'moi' ? quietly(api.relayedOrders()) : null,
  ]);
  return { tab, orders: page.items, more: nextPage(event.url, page.next), summary, relayed: relayed?.items.filter(({ nextStep }) => nextStep) ?? [] };
};

export const actions: Actions = {
  'nhan-thay': asking((api, { text }) => api.acceptRelayed(text('don', 50) ?? '')),
  nhan: async (event) => {
    const code = String((await event.request.formData()).get('don') ?? '');
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({ done: await sellerApi(event, seller.id).accept(code) }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `/ban/don/${encodeURIComponent(code)}`);
  },
};
