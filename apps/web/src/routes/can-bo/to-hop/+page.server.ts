import { redirect, type RequestEvent } from '@sveltejs/kit';
import { vietnamDay } from '$lib/officer/periods';
import { refusedForm } from '$lib/server/form-refusal';
import { formText } from '$lib/server/form-text';
import { indicatorApi } from '$lib/server/indicator-api';
import { officerPlaces } from '$lib/server/officer-places';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [{ items }, places] = await Promise.all([indicatorApi(event).clusters(), officerPlaces(event)]);
  return { clusters: items, places, today: vietnamDay(new Date()) };
};

async function make(event: RequestEvent) {
  const form = await event.request.formData();
  const kept = { name: formText(form, 'ten', 120), communes: form.getAll('xa').map(String).slice(0, 500), validFrom: formText(form, 'tu', 10) };
  try {
    await indicatorApi(event).makeCluster({ name: kept.name, communes: kept.communes, ...(kept.validFrom && { validFrom: kept.validFrom }) });
  } catch (cause) {
    return refusedForm(cause, kept);
  }
  redirect(303, '/can-bo/to-hop');
}

async function end(event: RequestEvent) {
  const form = await event.request.formData();
  try {
    await indicatorApi(event).endCluster(formText(form, 'to-hop', 60), formText(form, 'den', 10));
  } catch (cause) {
    return refusedForm(cause, {});
  }
  redirect(303, '/can-bo/to-hop');
}

export const actions: Actions = { lap: make, ket_thuc: end };
