import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { readWhole } from '$lib/seller/read-whole';
import { pressed } from '$lib/seller/till';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

const OFTEN_SOLD = 3;

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const asked = event.url.searchParams;
  const api = sellerApi(event, seller?.id ?? '');
  const [today, goods] = await Promise.all([quietly(api.stallSales()), quietly(api.products({ status: 'public', limit: OFTEN_SOLD }))]);
  const digits = pressed(asked.get('mon') ?? asked.get('so') ?? '', asked.get('phim') ?? '');
  // The number keys send the form too where there is no script.
  const note = (asked.get('ghi') ?? '').normalize('NFC').slice(0, 100);
  return { digits, note, today, often: (goods?.items ?? []).map(({ id, name, price }) => ({ id, name, price })), key: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const amount = readWhole(String(form.get('so') ?? ''));
    const tender = form.get('bang') === 'cash' ? ('cash' as const) : ('qr' as const);
    if (!amount) return fail(400, { problem: m.ban_till_no_amount() });
    const seller = await requireSeller(event);
    const note = String(form.get('ghi') ?? '').normalize('NFC').trim().slice(0, 100);
    const key = String(form.get('khoa') ?? '').slice(0, 64) || crypto.randomUUID();
    const answer = await orRefused(() => sellerApi(event, seller.id).openStallSale({ amount, tender, ...(note && { note }) }, `${key}-${tender}`));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `/ban/tai-cho/${answer.id}`);
  },
};
