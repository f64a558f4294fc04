import { fail, redirect } from '@sveltejs/kit';
import { consentBody, consentProblems, lastDayAllowed, plusDays, readConsentForm } from '$lib/help/consent-form';
import { consentErrors, type ConsentErrors } from '$lib/help/consent-words';
import { vietnamDay } from '$lib/officer/periods';
import { assistantApi } from '$lib/server/assistant-api';
import { householdOf } from '$lib/server/household';
import { refusedForm } from '$lib/server/form-refusal';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  await event.parent();
  const sellerId = event.url.searchParams.get('ho');
  const today = vietnamDay(new Date());
  return {
    household: sellerId ? await householdOf(event, sellerId) : null,
    firstDay: plusDays(today, 1),
    lastDay: lastDayAllowed(today),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = readConsentForm(await event.request.formData());
    const problems = consentProblems(form, vietnamDay(new Date()));
    if (problems.length) return fail(400, { form, errors: consentErrors(form, problems), problem: '' });
    let consent: { id: string };
    try {
      consent = await assistantApi(event).askConsent(consentBody(form));
    } catch (cause) {
      return refusedForm(cause, { form, errors: {} as ConsentErrors });
    }
    redirect(303, `/giup/xin-phep/${consent.id}`);
  },
};
