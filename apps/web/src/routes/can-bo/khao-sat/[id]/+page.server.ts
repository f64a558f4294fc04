import { redirect } from '@sveltejs/kit';
import { vietnamDay } from '$lib/officer/periods';
import { indicatorApi } from '$lib/server/indicator-api';
import { orNotFound } from '$lib/server/not-found';
import { sendSurvey } from '$lib/server/survey-form-answer';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  return { survey: await orNotFound(indicatorApi(event).survey(event.params.id)), today: vietnamDay(new Date()) };
};

export const actions: Actions = {
  default: async (event) => {
    const { answer, refused } = await sendSurvey(await event.request.formData(), (body) => indicatorApi(event).correctSurvey(event.params.id, body));
    if (!answer) return refused;
    redirect(303, `/can-bo/khao-sat/${answer.id}`);
  },
};
