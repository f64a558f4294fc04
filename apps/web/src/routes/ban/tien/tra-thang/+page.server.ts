import { error, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const [found, back] = await Promise.all([quietly(api.directPayments()), quietly(api.directRefunds())]);
  if (!found) error(403, { message: m.ban_owner_only() });
  return { payments: found.items, refunds: back?.items.filter(({ status }) => status !== 'done') ?? [], done: event.url.searchParams.get('xong') };
};

export const actions: Actions = {
  ve: async (event) => {
    const seller = await requireSeller(event);
    const code = formText(await event.request.formData(), 'don', 50);
    try {
      await sellerApi(event, seller.id).confirmDirect(code);
    } catch (cause) {
      return refusedForm(cause, {});
    }
    redirect(303, '/ban/tien/tra-thang?xong=ve');
  },
  tra: async (event) => {
    const seller = await requireSeller(event);
    const form = await event.request.formData();
    const [refundId, reference, note] = [formText(form, 'khoan', 50), formText(form, 'so', 100), formText(form, 'ghi', 500)];
    try {
      await sellerApi(event, seller.id).directRefundSent(refundId, { reference, note });
    } catch (cause) {
      return refusedForm(cause, { refundId, reference, note });
    }
    redirect(303, '/ban/tien/tra-thang?xong=tra');
  },
};
