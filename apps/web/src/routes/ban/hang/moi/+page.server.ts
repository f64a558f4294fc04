import { fail, redirect } from '@sveltejs/kit';
import { problemWords } from '$lib/seller/field-words';
import { readProductForm } from '$lib/seller/product-form';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import { sendPhotos } from '$lib/server/send-photos';
import type { Actions } from './$types';

export const actions: Actions = {
  /** The form without script: the photo comes with it and goes on to the market from here. */
  default: async (event) => {
    const form = await event.request.formData();
    const { fields, problems } = readProductForm(form);
    const errors = problemWords(problems);
    if (Object.keys(errors).length) return fail(400, { values: fields, errors, problem: '' });
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => {
      const photos = await sendPhotos(event, seller.id, form.getAll('anh'));
      return sellerApi(event, seller.id).addProduct({ id: crypto.randomUUID(), ...fields, photos });
    });
    if ('data' in answer) return fail(answer.status, { values: fields, errors: {}, problem: answer.data.problem });
    redirect(303, `/ban/hang/${answer.id}?vua=luu`);
  },
};
