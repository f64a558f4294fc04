import { fail, redirect } from '@sveltejs/kit';
import { problemWords } from '$lib/seller/field-words';
import { readProductForm } from '$lib/seller/product-form';
import { readWhole } from '$lib/seller/read-whole';
import { m } from '$lib/paraglide/messages';
import { goodsForm, missingByField } from '$lib/server/goods-form';
import { householdOf } from '$lib/server/household';
import { orNotFound } from '$lib/server/not-found';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi } from '$lib/server/seller-api';
import { sendPhotos } from '$lib/server/send-photos';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const household = await householdOf(event, event.params.id);
  const product = await orNotFound(sellerApi(event, household.sellerId).product(event.params.productId));
  const form = await goodsForm(event, household.sellerId, product.productSet, product.variants.map(({ price }) => price));
  return { household, product, newPackId: crypto.randomUUID(), ...form, missing: missingByField(product.missing), justSaved: event.url.searchParams.get('vua') === 'luu' };
};

export const actions: Actions = {
  con: async (event) => {
    const form = await event.request.formData();
    const onHand = readWhole(String(form.get('con') ?? ''));
    if (onHand === null) return fail(400, { problem: m.ban_error_count() });
    const answer = await orRefused(async () => ({
      done: await sellerApi(event, event.params.id).setStock(event.params.productId, String(form.get('loai') ?? ''), onHand),
    }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `${event.url.pathname}#con`);
  },

  /** The form without script; with it, the change goes by the queue of this phone. */
  luu: async (event) => {
    const form = await event.request.formData();
    const { attributes } = await goodsForm(event, event.params.id, String(form.get('bo') ?? '') || null);
    const { fields, problems } = readProductForm(form, attributes);
    const errors = problemWords(problems);
    if (Object.keys(errors).length) return fail(400, { values: fields, errors, problem: '' });
    const answer = await orRefused(async () => {
      const photos = [...form.getAll('anh_giu').map(String), ...(await sendPhotos(event, event.params.id, form.getAll('anh')))];
      return sellerApi(event, event.params.id).changeProduct(event.params.productId, { ...fields, photos, baseRevision: Number(form.get('ban_goc')) });
    });
    if ('data' in answer) return fail(answer.status, { values: fields, errors: {}, problem: answer.data.problem });
    redirect(303, `${event.url.pathname}?vua=luu`);
  },
};
