import { redirect } from '@sveltejs/kit';
import { apiFor } from '$lib/server/api';
import { refusedForm } from '$lib/server/form-refusal';
import { paperOf } from '$lib/server/paper-form';
import { registerApi } from '$lib/server/register-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [register, sets] = await Promise.all([registerApi(event).list({ limit: 1 }), apiFor(event).productSets()]);
  return { communes: register.communes, sets: sets.items };
};

export const actions: Actions = {
  default: async (event) => {
    const paper = paperOf(await event.request.formData());
    let number: string;
    try {
      ({ number } = await registerApi(event).enter(paper));
    } catch (cause) {
      return refusedForm(cause, { paper });
    }
    redirect(303, `/can-bo/chung-nhan/${encodeURIComponent(number)}`);
  },
};
