import { error, redirect } from '@sveltejs/kit';
import { m } from '$lib/paraglide/messages';
import { assistantApi } from '$lib/server/assistant-api';
import { trialOf } from '$lib/server/demo';
import { refusedForm } from '$lib/server/form-refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const [{ items }, trial] = await Promise.all([assistantApi(event).households(), trialOf(event)]);
  const household = items.find(({ consent }) => consent.id === event.params.consentId);
  if (!household) error(404, { message: m.error_missing_lead() });
  if (household.consent.state === 'live') redirect(303, `/giup/ho/${household.sellerId}`);
  return { household, onTrial: trial !== null };
};

export const actions: Actions = {
  default: async (event) => {
    const code = String((await event.request.formData()).get('ma') ?? '').replace(/\s/g, '').slice(0, 12);
    try {
      await assistantApi(event).confirmConsent(event.params.consentId, code);
    } catch (cause) {
      return refusedForm(cause, {});
    }
    // The page of a consent that now lives leads on to its household.
    redirect(303, `/giup/xin-phep/${event.params.consentId}`);
  },
};
