import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { readCancel } from '$lib/server/claim-form';
import { refusedForm } from '$lib/server/form-refusal';
import { orderToken } from '$lib/server/order-access';
import { readParcel } from '$lib/server/parcel';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { order, kinds } = await readParcel(event);
  return { code: event.params.code, order, open: kinds.includes('cancel') };
};

export const actions: Actions = {
  default: async (event) => {
    const { code } = event.params;
    const token = orderToken(event, code);
    const parcel = event.url.searchParams.get('kien');
    if (!parcel) return fail(400, { problem: m.error_missing_lead() });
    const form = await event.request.formData();
    try {
      await apiFor(event).openClaim(code, token, readCancel(form, parcel));
    } catch (cause) {
      return refusedForm(cause, {});
    }
    redirect(303, `/don/${code}`);
  },
};
