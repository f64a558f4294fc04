import { error, fail, redirect } from '@sveltejs/kit';
import { lotBody, readLotForm, type LotForm } from '$lib/passport/lot-form';
import { m } from '$lib/paraglide/messages';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import { orNotFound } from '$lib/server/not-found';
import { quietly } from '$lib/server/quietly';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller } = await event.parent();
  const api = sellerApi(event, seller?.id ?? '');
  const [{ product, lots }, households] = await Promise.all([orNotFound(api.codes(event.params.id)), quietly(api.households())]);
  const lot = lots.find(({ id }) => id === event.params.lo);
  const said = lot?.entries[0];
  if (!lot || !said) error(404, { message: m.error_missing_lead() });
  const values: Partial<LotForm> = {
    how: said.how, madeOn: said.madeOn, bestBefore: said.bestBefore ?? '', quantity: said.quantity === null ? '' : String(said.quantity), unit: said.unit ?? '',
    household: said.producerSellerId ?? '', agreed: said.producerAgreed, notes: said.notes ?? '', recalled: said.recalled,
  };
  return { product, lot, values, households: (households?.items ?? []).filter(({ state }) => state === 'joined'), corrected: event.url.searchParams.has('vua') };
};

export const actions: Actions = {
  default: async (event) => {
    const values = readLotForm(await event.request.formData());
    if (!values.madeOn) return fail(400, { values, problem: m.ban_error_lot_day() });
    const seller = await requireSeller(event);
    const answer = await orRefused(() => sellerApi(event, seller.id).correctLot(event.params.id, event.params.lo, { ...lotBody(values), reason: values.reason }));
    if ('data' in answer) return fail(answer.status, { values, problem: answer.data.problem });
    redirect(303, `${event.url.pathname}?vua=sua`);
  },
};
