import { redirect } from '@sveltejs/kit';
import { monthsOver } from '$lib/officer/open-data';
import { apiFor } from '$lib/server/api';
import { refusedForm } from '$lib/server/form-refusal';
import { officerApi } from '$lib/server/officer-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [{ items }, { datasets }] = await Promise.all([officerApi(event).publications(), apiFor(event).openData()]);
  return { publications: items, datasets: datasets.map(({ id, title }) => ({ id, title })), months: monthsOver(new Date()) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const body = { dataset: String(form.get('bo') ?? '').slice(0, 60), through: String(form.get('thang') ?? '').slice(0, 10) };
    let id: string;
    try {
      ({ id } = await officerApi(event).preparePublication(body));
    } catch (cause) {
      return refusedForm(cause, body);
    }
    redirect(303, `/can-bo/du-lieu-mo/${id}`);
  },
};
