import { fail, redirect } from '@sveltejs/kit';
import { nextPage } from '$lib/catalogue/filters';
import { m } from '$lib/paraglide/messages';
import { apiFor } from '$lib/server/api';
import { formText } from '$lib/server/form-text';
import { orNotFound } from '$lib/server/not-found';
import { quietly } from '$lib/server/quietly';
import { orRefused } from '$lib/server/refused-form';
import { registerApi } from '$lib/server/register-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const { searchParams } = event.url;
  const asked = searchParams.get('phien');
  const [sheet, { items, next }, sets] = await Promise.all([
    asked === null ? null : orNotFound(registerApi(event).sheet(asked)), registerApi(event).sheets({ limit: 10, after: searchParams.get('sau') }), quietly(apiFor(event).productSets()),
  ]);
  return { template: '/api/officer/certificates/imports/template.xlsx', sheet, sets: sets?.items ?? [], earlier: items, more: nextPage(event.url, next) };
};

export const actions: Actions = {
  thu: async (event) => {
    const file = (await event.request.formData()).get('tep');
    if (!(file instanceof File) || file.size === 0) return fail(400, { problem: m.ban_sheet_no_file() });
    const answer = await orRefused(async () => ({ taken: await registerApi(event).sendSheet(file) }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `/can-bo/chung-nhan/nhap?phien=${answer.taken.id}`);
  },
  ghi: async (event) => {
    const asked = formText(await event.request.formData(), 'phien', 60);
    const answer = await orRefused(async () => ({ taken: await registerApi(event).confirmSheet(asked) }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `/can-bo/chung-nhan/nhap?phien=${answer.taken.id}`);
  },
};
