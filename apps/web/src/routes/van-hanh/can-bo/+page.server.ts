import { redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { formText } from '$lib/server/form-text';
import { officerGrantApi } from '$lib/server/officer-grant-api';
import { orRefused } from '$lib/server/refused-form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { items, next } = await officerGrantApi(event).list({ after: event.url.searchParams.get('sau') });
  return { grants: items, made: event.url.searchParams.get('vua'), more: nextPage(event.url, next) };
};

export const actions: Actions = {
  thu_hoi: async (event) => {
    const form = await event.request.formData();
    const answer = await orRefused(() => officerGrantApi(event).revoke(formText(form, 'phan_cong', 60), formText(form, 'ly_do', 500)));
    if ('data' in answer) return answer;
    redirect(303, '/van-hanh/can-bo');
  },
};
