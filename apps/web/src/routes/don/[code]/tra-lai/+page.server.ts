import { fail, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { readClaim } from '$lib/server/claim-form';
import { refusedForm } from '$lib/server/form-refusal';
import { orderToken } from '$lib/server/order-access';
import { readParcel } from '$lib/server/parcel';
import type { ClaimBody } from '$lib/server/types';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { order, kinds } = await readParcel(event);
  return { code: event.params.code, order, kinds: kinds.filter((kind) => kind !== 'cancel') };
};

export const actions: Actions = {
  default: async (event) => {
    const { code } = event.params;
    const token = orderToken(event, code);
    const parcel = event.url.searchParams.get('kien');
    if (!parcel) return fail(400, { sent: null, problem: m.error_missing_lead() });
    const body = readClaim(await event.request.formData(), parcel);
    if (body.lines?.length === 0) return fail(400, { sent: body, problem: m.claim_choose_goods() });
    let claimId: string;
    try {
      claimId = (await apiFor(event).openClaim(code, token, body)).id;
    } catch (cause) {
      return refusedForm<{ sent: ClaimBody }>(cause, { sent: body });
    }
    redirect(303, `/don/${code}/yeu-cau/${claimId}`);
  },
};
