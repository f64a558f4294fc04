import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { assistantApi } from '$lib/server/assistant-api';
import { trialOf } from '$lib/server/demo';
import { householdOf } from '$lib/server/household';
import { orNotFound } from '$lib/server/not-found';
import { refusedForm } from '$lib/server/form-refusal';
import type { Actions, PageServerLoad } from './$types';

const householdId = (event: RequestEvent): string =>
  event.url.searchParams.get('ho') ?? error(404, { message: m.error_missing_lead() });

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const household = await householdOf(event, householdId(event));
  const [product, trial] = await Promise.all([
    orNotFound(assistantApi(event).product(household.sellerId, event.params.productId ?? '')),
    trialOf(event),
  ]);
  return { household, product, onTrial: trial !== null, asked: event.url.searchParams.get('hoi') === product.revision.hash };
};

const text = (form: FormData, name: string, most: number) => String(form.get(name) ?? '').normalize('NFC').trim().slice(0, most);

const backTo = (event: RequestEvent, more = '') =>
  redirect(303, `/giup/doc-lai/${event.params.productId}?ho=${encodeURIComponent(householdId(event))}${more}`);

export const actions: Actions = {
  /** Has the code for exactly the version that was read out sent to the household. */
  hoi: async (event) => {
    const hash = text(await event.request.formData(), 'ban', 64);
    try {
      await assistantApi(event).askConfirmation(householdId(event), event.params.productId ?? '', hash);
    } catch (cause) {
      return refusedForm(cause, {});
    }
    backTo(event, `&hoi=${encodeURIComponent(hash)}`);
  },

  ma: async (event) => {
    const form = await event.request.formData();
    const witness = text(form, 'chung', 80);
    const body = { hash: text(form, 'ban', 64), code: text(form, 'ma', 12).replace(/\s/g, ''), ...(witness && { witness: { name: witness } }) };
    try {
      await assistantApi(event).confirm(householdId(event), event.params.productId ?? '', body);
    } catch (cause) {
      return refusedForm(cause, {});
    }
    backTo(event);
  },

  gui: async (event) => {
    try {
      await assistantApi(event).publish(householdId(event), event.params.productId ?? '');
    } catch (cause) {
      return refusedForm(cause, {});
    }
    backTo(event);
  },
};
