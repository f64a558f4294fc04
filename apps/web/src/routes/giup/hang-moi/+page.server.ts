import { fail, redirect } from '@sveltejs/kit';
import { problemWords } from '$lib/seller/field-words';
import { readProductForm } from '$lib/seller/product-form';
import { assistantApi } from '$lib/server/assistant-api';
import { householdOf } from '$lib/server/household';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import { sendPhotos } from '$lib/server/send-photos';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { me } = await event.parent();
  const { items } = await assistantApi(event).households();
  const households = items.filter(({ consent }) => consent.state === 'live' && consent.scopes.includes('listing'));
  return { households, accountId: me.id, asked: event.url.searchParams.get('ho') };
};

export const actions: Actions = {
  /** The form without script: the photo comes with it and goes on to the market from here. */
  default: async (event) => {
    const { sellerId } = await householdOf(event, event.url.searchParams.get('ho') ?? '');
    const form = await event.request.formData();
    const { fields, problems } = readProductForm(form);
    const errors = problemWords(problems);
    if (Object.keys(errors).length) return fail(400, { values: fields, errors, problem: '' });
    const answer = await orRefused(async () => {
      const photos = await sendPhotos(event, sellerId, form.getAll('anh'));
      return sellerApi(event, sellerId).addProduct({ id: crypto.randomUUID(), ...fields, photos });
    });
    if ('data' in answer) return fail(answer.status, { values: fields, errors: {}, problem: answer.data.problem });
    redirect(303, `/giup/doc-lai/${answer.id}?ho=${sellerId}`);
  },
};
