import { redirect } from '@sveltejs/kit';
import { vietnamDay } from '$lib/officer/periods';
import { indicatorApi } from '$lib/server/indicator-api';
import { officerPlaces } from '$lib/server/officer-places';
import { sendSurvey } from '$lib/server/survey-form-answer';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { places: await officerPlaces(event), today: vietnamDay(new Date()) };
};

export const actions: Actions = {
  default: async (event) => {
    const { answer, refused } = await sendSurvey(await event.request.formData(), (body) => indicatorApi(event).enterSurvey(body));
    if (!answer) return refused;
    redirect(303, `/can-bo/khao-sat/${answer.id}`);
  },
};
