import { redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { isListingState } from '$lib/officer/listing-words';
import { lookBody, readLook } from '$lib/officer/look-form';
import { vietnamDay } from '$lib/officer/periods';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const params = event.url.searchParams;
  const asked = params.get('o');
  const state = isListingState(asked) ? asked : null;
  const api = indicatorApi(event);
  const { items: floors } = await api.floors();
  const floor = floors.find(({ code }) => code === params.get('san'))?.code ?? null;
  const certificate = params.get('so') || null;
  const { items, next } = await orNotFound(api.listings({ state, floor, certificateNumber: certificate, after: params.get('sau') }));
  return { state, floor, certificate, floors, listings: items, more: nextPage(event.url, next), today: vietnamDay(new Date()), saved: params.has('vua') };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const kept = { certificateNumber: formText(form, 'so', 120), url: formText(form, 'duong-dan', 2_000), look: await readLook(form) };
    try {
      await indicatorApi(event).declare({ certificateNumber: kept.certificateNumber, url: kept.url, ...lookBody(kept.look) });
    } catch (cause) {
      return refusedForm(cause, kept);
    }
    redirect(303, '/can-bo/san-ngoai?vua=1');
  },
};
