import { error, fail } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const terms = await quietly(sellerApi(event, seller?.id ?? '').terms());
  if (!terms) error(403, { message: m.ban_owner_only() });
  return { terms: terms.items, mayAgree: seller?.role === 'owner' };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const seller = await requireSeller(event);
    const body = { version: Number(form.get('ban')), textHash: String(form.get('ma') ?? '').slice(0, 64) };
    const answer = await orRefused(() => sellerApi(event, seller.id).acceptTerms(body));
    return 'data' in answer ? fail(answer.status, answer.data) : { saved: true };
  },
};
