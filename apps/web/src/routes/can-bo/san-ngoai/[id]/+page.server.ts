import { redirect } from '@sveltejs/kit';
import { lookBody, readLook } from '$lib/officer/look-form';
import { vietnamDay } from '$lib/officer/periods';
import { refusedForm } from '$lib/server/form-refusal';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { listing: await orNotFound(indicatorApi(event).listing(event.params.id)), today: vietnamDay(new Date()) };
};

export const actions: Actions = {
  default: async (event) => {
    const look = await readLook(await event.request.formData());
    try {
      await indicatorApi(event).lookAgain(event.params.id, lookBody(look));
    } catch (cause) {
      return refusedForm(cause, { look });
    }
    redirect(303, '/can-bo/san-ngoai?vua=1');
  },
};
