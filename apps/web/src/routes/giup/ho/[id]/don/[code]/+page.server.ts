import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { householdOf } from '$lib/server/household';
import { orNotFound } from '$lib/server/not-found';
import { orRefused } from '$lib/server/refused-form';
import { sellerApi, type SellerApi } from '$lib/server/seller-api';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const household = await householdOf(event, event.params.id);
  const { code, lines, late, status, nextStep, acceptBy, sendBy, buyer, deliveryName, carrier, trackingNumber } = await orNotFound(sellerApi(event, household.sellerId).order(event.params.code));
  // Neither its money nor where its buyer lives is for an assistant.
  return { household, order: { code, lines, late, status, nextStep, acceptBy, sendBy, to: `${buyer.name}, ${buyer.communeName}`, deliveryName, carrier, trackingNumber } };
};

type Field = (name: string, most: number) => string | undefined;

/** One step for the household, then the page again; a refusal is the API's own sentence. */
const helping = (step: (api: SellerApi, code: string, field: Field) => Promise<unknown>) => async (event: RequestEvent) => {
  const form = await event.request.formData();
  const field: Field = (name, most) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most) || undefined;
  const { id = '', code = '' } = event.params;
  const answer = await orRefused(async () => ({ done: await step(sellerApi(event, id), code, field) }));
  if ('data' in answer) return fail(answer.status, answer.data);
  redirect(303, event.url.pathname);
};

export const actions: Actions = {
  nhan: helping((api, code) => api.accept(code)),
  giao: helping((api, code, field) => api.handOver(code, { carrier: field('hang', 80), trackingNumber: field('van_don', 80) })),
  cham: helping((api, code, field) => api.delay(code, { sendBy: field('ngay', 10) ?? '', reason: field('ghi', 200) ?? '' })),
};
