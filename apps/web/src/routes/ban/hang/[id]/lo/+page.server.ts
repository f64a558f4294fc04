import { fail, redirect } from '@sveltejs/kit';
import { lotBody, readLotForm } from '$lib/passport/lot-form';
import { m } from '$lib/paraglide/messages';
import { asking } from '$lib/server/asking';
import { orNotFound } from '$lib/server/not-found';
import { requireSeller } from '$lib/server/own-seller';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

const TOGETHER = ['htx', 'tht'];

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const [codes, households] = await Promise.all([
    orNotFound(api.codes(event.params.id)),
    profile && TOGETHER.includes(profile.kind) ? quietly(api.households()) : null,
  ]);
  return { ...codes, households: (households?.items ?? []).filter(({ state }) => state === 'joined') };
};

export const actions: Actions = {
  gtin: asking((api, { text }, event) => api.claimGtin(event.params.id ?? '', text('gtin', 40) ?? '', text('goi', 60))),

  rut: asking((api, { text }, event) => api.withdrawGtin(event.params.id ?? '', text('ma', 60) ?? '', text('ly_do', 500) ?? '')),

  lo: async (event) => {
    const values = readLotForm(await event.request.formData());
    if (!values.madeOn) return fail(400, { values, problem: m.ban_error_lot_day() });
    const seller = await requireSeller(event);
    const answer = await orRefused(() => sellerApi(event, seller.id).addLot(event.params.id, { lotCode: values.lotCode, ...lotBody(values) }));
    if ('data' in answer) return fail(answer.status, { values, problem: answer.data.problem });
    redirect(303, `/ban/hang/${event.params.id}/lo/${answer.id}`);
  },
};
