import { fail, redirect } from '@sveltejs/kit';
import { problemWords } from '$lib/seller/field-words';
import { readProductForm } from '$lib/seller/product-form';
import { readWhole } from '$lib/seller/read-whole';
import { m } from '$lib/paraglide/messages';
import { asking, type SentForm } from '$lib/server/asking';
import { goodsForm, missingByField, producersOf } from '$lib/server/goods-form';
import { orNotFound } from '$lib/server/not-found';
import { requireSeller } from '$lib/server/own-seller';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi, type SellerApi } from '$lib/server/seller-api';
import { sendPhotos } from '$lib/server/send-photos';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { seller, profile } = await event.parent();
  const product = await orNotFound(sellerApi(event, seller?.id ?? '').product(event.params.id));
  const [form, producers] = await Promise.all([
    goodsForm(event, seller?.id ?? '', product.productSet, product.variants.map(({ price }) => price)),
    producersOf(event, profile),
  ]);
  return { product, newPackId: crypto.randomUUID(), ...form, producers, missing: missingByField(product.missing), justSaved: event.url.searchParams.get('vua') === 'luu' };
};

const about = (ask: (api: SellerApi, id: string, text: SentForm['text']) => Promise<unknown>) =>
  asking((api, { text }, event) => ask(api, event.params.id ?? '', text));

export const actions: Actions = {
  duyet: about((api, id) => api.publish(id)),
  cat: about((api, id) => api.hide(id)),
  bay: about((api, id) => api.show(id)),
  'dong-y': about((api, id, text) => api.confirm(id, text('ban', 64) ?? '')),

  con: async (event) => {
    const form = await event.request.formData();
    const onHand = readWhole(String(form.get('con') ?? ''));
    if (onHand === null) return fail(400, { problem: m.ban_error_count() });
    const seller = await requireSeller(event);
    const answer = await orRefused(async () => ({
      done: await sellerApi(event, seller.id).setStock(event.params.id, String(form.get('loai') ?? ''), onHand),
    }));
    if ('data' in answer) return fail(answer.status, answer.data);
    redirect(303, `/ban/hang/${event.params.id}#con`);
  },

  /** The form without script; with it, the change goes by the queue of this device. */
  luu: async (event) => {
    const form = await event.request.formData();
    const seller = await requireSeller(event);
    const api = sellerApi(event, seller.id);
    const { attributes } = await goodsForm(event, seller.id, String(form.get('bo') ?? '') || null);
    const { fields, problems } = readProductForm(form, attributes);
    const errors = problemWords(problems);
    if (Object.keys(errors).length) return fail(400, { values: fields, errors, problem: '' });
    const answer = await orRefused(async () => {
      const photos = [...form.getAll('anh_giu').map(String), ...(await sendPhotos(event, seller.id, form.getAll('anh')))];
      return api.changeProduct(event.params.id, { ...fields, photos, baseRevision: Number(form.get('ban_goc')) });
    });
    if ('data' in answer) return fail(answer.status, { values: fields, errors: {}, problem: answer.data.problem });
    redirect(303, `/ban/hang/${event.params.id}?vua=luu`);
  },
};
