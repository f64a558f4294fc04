import { redirect } from '@sveltejs/kit';
import { refusedForm } from '$lib/server/form-refusal';
import { orNotFound } from '$lib/server/not-found';
import { invitationApi } from '$lib/server/operator-api';
import { chooseSeller } from '$lib/server/own-seller';
import { signedIn } from '$lib/server/sign-in';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [invitation, me] = await Promise.all([orNotFound(invitationApi(event, event.params.token).read()), signedIn(event)]);
  return { invitation, me, next: `/dang-nhap?next=${encodeURIComponent(event.url.pathname)}` };
};

export const actions: Actions = {
  default: async (event) => {
    let sellerId: string;
    try {
      ({ id: sellerId } = await invitationApi(event, event.params.token).accept());
    } catch (cause) {
      return refusedForm(cause, {});
    }
    chooseSeller(event, sellerId);
    redirect(303, '/ban/gian-hang?moi=1');
  },
};
